// The messages as a device writes and reads them. They come with a transport, once there is something
// to connect: the app opens from what the device keeps, without them.
export {
	decodeAppendOk,
	decodeBye,
	decodeDone,
	decodeHelloOk,
	decodeMine,
	decodeNotify,
	decodeNudge,
	decodeOverlapOk,
	decodePullOk,
	decodeRoom,
	decodeRoomOk,
	decodeRows,
	decodeSignal,
	encodeAppend,
	encodeChannel,
	encodeHello,
	encodeOverlap,
	encodePull,
	encodeRoom,
	encodeSignal
} from '#lib/protocol/messages.ts';
