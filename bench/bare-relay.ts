// What the relay is measured against: Socket.IO and nothing else. It hands a message to the other
// socket of a room and answers; it stores nothing, checks nothing, knows nobody.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((_request, response) => response.end('ok'));
const io = new Server(http, { transports: ['websocket'], serveClient: false });
io.on('connection', (socket) => {
	const room = String(socket.handshake.query.room ?? '');
	void socket.join(room);
	socket.on('append', (bytes: Buffer, answer: (done: boolean) => void) => {
		socket.to(room).emit('rows', bytes);
		answer(true);
	});
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => {
	process.stdout.write('is open at\n');
});
