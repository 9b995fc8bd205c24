// The server of the stream benchmark, a process of its own: reads a request to its end and writes bytes that are ready.
// It speaks HTTP by hand, because the chunks of the transfer encoding are part of what is measured.
import { createServer, type Socket } from 'node:net';
import { writesOf } from './wireBody.ts';
import { pathOf, type Workload, workloadOf } from './workload.ts';

const head = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n',
);
const cache = new Map<string, Buffer[]>();

const answerOf = (workload: Workload): Buffer[] => {
  const path = pathOf(workload);
  const writes = cache.get(path) ?? writesOf(workload);
  cache.set(path, writes);
  return writes;
};

const write = async (socket: Socket, writes: readonly Buffer[]): Promise<void> => {
  for (const bytes of writes) {
    if (socket.destroyed) return;
    if (!socket.write(bytes)) {
      await new Promise<void>(resolve => {
        const done = () => {
          socket.off('drain', done).off('close', done);
          resolve();
        };
        socket.once('drain', done).once('close', done);
      });
    }
  }
};

/** Requests come one after the other on a connection, each with a `content-length`. */
const serve = (socket: Socket): void => {
  let unread = Buffer.alloc(0);
  /** Of a body under way. */
  let workload: Workload | undefined;
  let left = 0;
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('data', bytes => {
    let data = bytes;
    if (workload === undefined) {
      unread = Buffer.concat([unread, bytes]);
      const end = unread.indexOf('\r\n\r\n');
      if (end === -1) return;
      const headers = unread.toString('latin1', 0, end);
      left = Number(/^content-length: (\d+)$/im.exec(headers)?.[1] ?? Number.NaN);
      workload = workloadOf(headers.split(' ', 2)[1] ?? '');
      // A picture that did not come whole is not answered.
      if (Number.isNaN(left) || (workload.kind === 'image' && left < workload.size)) {
        socket.destroy();
        return;
      }
      data = unread.subarray(end + 4);
      unread = Buffer.alloc(0);
    }
    left -= data.length;
    if (left > 0) return;
    const writes = answerOf(workload);
    workload = undefined;
    void write(socket, [head, ...writes]);
  });
};

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.once('disconnect', () => process.exit());
