import { createServer, request, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { hiddenHost } from './testCertificates.ts';

interface Certificate {
  cert: string;
  key: string;
}

/**
 * A forward proxy on loopback: tunnels and plain forwarding, with credentials when it is given some. It alone knows
 * where `hiddenHost` is: here.
 */
export class ForwardProxy implements AsyncDisposable {
  /** What it was asked for: `CONNECT host:port` or `POST url`. */
  readonly asked: string[] = [];
  /** The `Proxy-Authorization` that came with each. */
  readonly credentials: (string | undefined)[] = [];
  readonly #server: Server;
  readonly #protocol: 'http' | 'https';
  readonly #sockets = new Set<Socket>();

  private constructor(allowed: string | undefined, certificate: Certificate | undefined) {
    this.#server = certificate ? createSecureServer(certificate) : createServer();
    this.#protocol = certificate ? 'https' : 'http';
    const refused = (header: string | undefined): boolean =>
      allowed !== undefined && header !== `Basic ${Buffer.from(allowed).toString('base64')}`;
    const note = (what: string, header: string | undefined): void => {
      this.asked.push(what);
      this.credentials.push(header);
    };
    this.#server.on('connection', socket => this.#keep(socket));
    this.#server.on('connect', (incoming, socket: Socket) => {
      const header = incoming.headers['proxy-authorization'];
      note(`CONNECT ${incoming.url}`, header);
      if (refused(header)) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const { hostname, port } = new URL(`http://${incoming.url}`);
      const target = connect(Number(port), hostname === hiddenHost ? '127.0.0.1' : hostname, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      this.#keep(target);
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
      socket.on('close', () => target.destroy());
    });
    this.#server.on('request', (incoming, outgoing) => {
      const header = incoming.headers['proxy-authorization'];
      note(`${incoming.method} ${incoming.url}`, header);
      if (refused(header)) {
        outgoing.writeHead(407).end();
        return;
      }
      const { 'proxy-authorization': _, ...headers } = incoming.headers;
      const onward = request(incoming.url ?? '', { method: incoming.method ?? 'GET', headers }, response => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
  }

  /**
   * @param allowed `user:password`, or nothing for a proxy that lets everybody through
   * @param certificate makes it an `https://` proxy
   */
  static async start(allowed?: string, certificate?: Certificate): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(allowed, certificate);
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  address(credentials = ''): string {
    const { port } = this.#server.address() as AddressInfo;
    // No server name may be an IP address.
    const host = this.#protocol === 'https' ? 'localhost' : '127.0.0.1';
    return `${this.#protocol}://${credentials === '' ? '' : `${credentials}@`}${host}:${port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // Ends in `close`.
  }
}
