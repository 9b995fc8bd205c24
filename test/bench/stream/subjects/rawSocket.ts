import { connect } from 'node:net';
import { type Subject, wireRequest } from './subject.ts';

const end = Buffer.from('\r\n0\r\n\r\n');

/** Bytes off a socket, nobody looks at them: what the server and the loopback alone take. */
export const rawSocket: Subject = async question => {
  const url = new URL(question.baseUrl);
  const body = Buffer.from(wireRequest(question));
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let tail = Buffer.alloc(0);
    socket.on('data', bytes => {
      // The end may come in two reads.
      tail = Buffer.concat([tail, bytes.subarray(-end.length)]).subarray(-end.length);
      if (tail.equals(end)) socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => (tail.equals(end) ? resolve() : reject(new Error('The answer was cut off'))));
    socket.write(
      `POST ${url.pathname}/chat/completions HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body);
  });
};
