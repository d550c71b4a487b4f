/** Stands in for the app where the demo's own start and end are tested: answers its headers, and echoes upgrades. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
});
server.on('upgrade', (_request, socket) => {
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello from the app',
  );
  socket.on('error', () => undefined);
});
server.listen(Number(process.argv[2]), '127.0.0.1');
