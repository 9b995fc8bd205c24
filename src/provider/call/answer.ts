import { GlmError } from '../errors.ts';
import type { CallScope } from '../http/callScope.ts';
import type { Connection } from '../http/connection.ts';
import { networkError } from '../http/networkError.ts';
import type { HttpRequest, HttpResponse } from '../http/transport.ts';
import { ChatDecoder, type DecoderOptions } from '../stream/chatDecoder.ts';
import { SseReader } from '../stream/sse.ts';
import type { ChatEvent } from '../types.ts';

/** How long a usage may still follow the finish reason, where the server neither says `[DONE]` nor hangs up. */
const finishGraceMs = 2_000;
/** How long the end of the body is waited for once the answer is whole, so that the socket can be used again. */
const drainMs = 100;
/** As much of a body without a single event is looked at as a whole. */
const longestUnread = 256 * 1024;

/** One streamed answer, read network read by network read. */
export class Answer {
  readonly #connection: Connection;
  readonly #request: HttpRequest;
  readonly #response: HttpResponse;
  readonly #scope: CallScope;
  #decoder: ChatDecoder;
  readonly #newDecoder: () => ChatDecoder;
  readonly #sse: SseReader;
  readonly #contentType: string;
  /** What came before anything of it could be read: perhaps no stream at all. */
  #unread = '';
  readonly #unreadDecoder = new TextDecoder();
  #finishingSince: number | undefined;
  #state: 'reading' | 'finished' | 'over' = 'reading';
  #draining: Promise<void> | undefined;

  constructor(
    connection: Connection,
    request: HttpRequest,
    response: HttpResponse,
    scope: CallScope,
    told: Pick<DecoderOptions, 'warnings' | 'offered'>,
  ) {
    this.#connection = connection;
    this.#request = request;
    this.#response = response;
    this.#scope = scope;
    this.#contentType = response.header('content-type')?.toLowerCase() ?? '';
    this.#newDecoder = () => new ChatDecoder({ redact: connection.redact, header: response.header, ...told });
    this.#decoder = this.#newDecoder();
    this.#sse = new SseReader(data => this.#decoder.push(data));
  }

  /**
   * The events of the next read, none perhaps; nothing when the answer is over.
   * @throws GlmError once what came before it was handed over
   */
  async read(): Promise<readonly ChatEvent[] | undefined> {
    if (this.#state === 'over') return undefined;
    if (this.#state === 'finished') {
      this.#state = 'over';
      await this.#draining;
      if (this.#decoder.failure) throw this.#decoder.failure;
      return undefined;
    }
    const piece = await this.#piece();
    if (piece === undefined) return this.#finish();
    this.#sse.feed(piece);
    if (this.#sse.overflow) throw new GlmError('protocol', 'The endpoint sent a line without an end.');
    if (!this.#decoder.started) this.#keepUnread(piece);
    if (this.#decoder.done || this.#decoder.failure) return this.#finish();
    return this.#decoder.take();
  }

  #finish(): readonly ChatEvent[] {
    this.#state = 'finished';
    this.#sse.end();
    if (!this.#decoder.started && !this.#decoder.failure && !this.#decoder.done) this.#readWhole();
    if (this.#decoder.done && !this.#decoder.failure) this.#draining = this.#drain();
    return this.#decoder.finish();
  }

  /** The next bytes; nothing at the end, or when nothing followed the finish reason in time. */
  async #piece(): Promise<Uint8Array | undefined> {
    if (this.#decoder.finishing) {
      this.#finishingSince ??= performance.now();
      this.#scope.await('finish', Math.max(1, finishGraceMs - (performance.now() - this.#finishingSince)));
    } else {
      this.#scope.await('more', this.#connection.patience.idleTimeoutMs);
    }
    try {
      const { done, value } = await this.#response.body.next();
      return done ? undefined : value;
    } catch (error) {
      if (this.#scope.finishIsOverdue) return undefined;
      this.#scope.throwIfEnded();
      // The answer was whole; how the connection ended after that is no news.
      if (this.#decoder.finishing) return undefined;
      throw networkError(error, this.#request.url, this.#connection.redact);
    } finally {
      this.#scope.arrived();
    }
  }

  #keepUnread(piece: Uint8Array): void {
    if (this.#unread.length < longestUnread || this.#isJson) {
      this.#unread += this.#unreadDecoder.decode(piece, { stream: true });
    }
  }

  get #isJson(): boolean {
    return /^application\/([\w.-]+\+)?json\b/.test(this.#contentType);
  }

  /**
   * No event came. A gateway that does not stream answers with the whole completion, or with an error under status 200;
   * a wrong address answers with a page.
   */
  #readWhole(): void {
    const text = this.#unread.trim();
    if (text.startsWith('{') || text.startsWith('[')) {
      // The one before has stumbled over the lines of it.
      this.#decoder = this.#newDecoder();
      this.#decoder.push(text);
    }
    if (this.#decoder.started || this.#decoder.failure || text === '') return;
    if (this.#contentType.startsWith('text/event-stream') && !text.startsWith('<')) return;
    const page = text.startsWith('<') ? 'a web page' : 'something';
    this.#decoder.failure = new GlmError(
      'protocol',
      `${this.#request.url.host} answered with ${page} that is no answer of a chat model. Is the address right?`,
    );
  }

  /** Reads on to the end without looking, for a moment: a body that is read to its end gives its socket back. */
  async #drain(): Promise<void> {
    this.#scope.await('finish', drainMs);
    try {
      while (!(await this.#response.body.next()).done) {
        // Nothing after [DONE] counts.
      }
    } catch {
      // Then the socket is closed instead.
    } finally {
      this.#scope.arrived();
    }
  }
}
