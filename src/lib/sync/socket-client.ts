// What a connection needs and an opened app does not: in a file of its own, loaded by socket-transport.ts.
import * as wire from './wire.ts';

export { io } from 'socket.io-client';
export { Decoder, Encoder } from '#lib/protocol/frame-parser.ts';
export { wire };
