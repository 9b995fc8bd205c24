import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** What the server says to one request, byte by byte, HTTP or not. */
export interface RawReply {
  pieces: readonly Uint8Array[];
  /** Then it closes in order, breaks off, or says nothing more. */
  ending: 'end' | 'destroy' | 'hold' | 'keep';
}

/** Answers the request for `/ROUND/…` with the reply of that round, below the level at which HTTP could be right. */
export class FuzzServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(reply: (round: number) => RawReply) {
    this.#server = createServer({ noDelay: true }, socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // The client hangs up where it has heard enough.
      socket.on('error', () => {});
      let received = '';
      socket.setEncoding('latin1');
      socket.on('data', (text: string) => {
        received += text;
        const head = received.indexOf('\r\n\r\n');
        if (head === -1) return;
        const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
        if (received.length < head + 4 + length) return;
        const round = Number(/^\w+ \/(\d+)\//.exec(received)?.[1]);
        received = '';
        void answer(socket, reply(round));
      });
    });
  }

  static async start(reply: (round: number) => RawReply): Promise<FuzzServer> {
    const fuzz = new FuzzServer(reply);
    await new Promise<void>(resolve => fuzz.#server.listen(0, '127.0.0.1', resolve));
    return fuzz;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

async function answer(socket: Socket, { pieces, ending }: RawReply): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    await new Promise(resolve => setImmediate(resolve));
  }
  if (ending === 'end') socket.end();
  else if (ending === 'destroy') socket.destroy();
}
