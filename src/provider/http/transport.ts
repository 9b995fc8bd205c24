/** A request body that can be produced again for every attempt, piece by piece, without ever standing in memory whole. */
export interface BodySource {
  readonly byteLength: number;
  pieces(): Iterable<Uint8Array>;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: BodySource;
  /** The proxy on the way, to tell its failures from the endpoint's. */
  proxy?: URL;
}

export interface HttpResponse {
  status: number;
  header(name: string): string | undefined;
  /** The body as it arrives. `return()` gives the connection up. */
  body: AsyncIterator<Uint8Array, unknown, undefined>;
}

/** What a transport tells while it sends, so that each phase can have its own patience. */
export interface SendProgress {
  /** A connection stands, or the next piece of the body was taken. */
  moving(): void;
  /** The last byte is on its way; or will be within the allowance, where the transport cannot see it go. */
  sent(allowanceMs?: number): void;
}

/** Sends one request, follows no redirect, and rejects with whatever the network said, or the signal's reason. */
export type Transport = (request: HttpRequest, signal: AbortSignal, progress: SendProgress) => Promise<HttpResponse>;
