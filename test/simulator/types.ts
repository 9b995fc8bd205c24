/** What the simulator shows to tests. Everything here can be printed: no key and no picture bytes are kept. */
import type { HabitOptions } from './habits.ts';
import type { AttachmentFacts } from './reading/attachmentFacts.ts';
import type { PictureFacts } from './vision/pictureFacts.ts';

export type DialectId =
  | 'bigmodel'
  | 'bigmodelCoding'
  | 'zai'
  | 'zaiCoding'
  | 'tokenhub'
  | 'toiotech'
  | 'wcode'
  | 'openrouter'
  | 'openai'
  | 'vllm'
  | 'sglang'
  | 'llamaCpp'
  | 'ollama';

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Wait between two chunks of a stream. Default 12; tests set 0. */
  chunkDelayMs?: number;
  /** Size of one streamed piece, in estimated tokens. Default 3. */
  tokensPerChunk?: number;
  /** Dialects that ask for a key do without: a newcomer has none. A wrong key stays wrong. Default false. */
  keyless?: boolean;
}

export interface Simulator {
  /** Origin without a trailing slash: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** In the order in which the requests were read. Requests to `/_simulator/…` are not recorded. */
  readonly requests: readonly RecordedRequest[];
  /** Rules are tried in the order they were added; the first that matches and has uses left applies. */
  fault(rule: FaultRule): FaultHandle;
  /** Changes the pace for answers that begin later. */
  pace(options: { chunkDelayMs?: number; tokensPerChunk?: number }): void;
  /** How well it does what it is asked from now on: flawed drafts of pages, edits that do not help. */
  habits(options: HabitOptions): void;
  /** Forgets requests, faults and habits, releases everything that is held, goes back to the pace of the start. */
  reset(): void;
  /**
   * The first recorded request for which `predicate` holds, now or later.
   * Rejects when `timeoutMs` (default 10,000) have passed or the simulator closes.
   */
  waitForRequest(
    predicate?: (request: RecordedRequest) => boolean,
    options?: { timeoutMs?: number },
  ): Promise<RecordedRequest>;
  /** Cuts every open connection and resolves when the port is free. */
  close(): Promise<void>;
}

export interface RecordedRequest {
  /** Counts from 1. */
  readonly id: number;
  readonly dialect: DialectId | undefined;
  readonly method: string;
  readonly path: string;
  /** Lower-case names. A header that carries a secret has the value `(present)`. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the bearer key in hex; compare with `keySha256(key)`. Absent without a key. */
  readonly keySha256: string | undefined;
  readonly receivedAt: number;
  /** The parsed JSON body, every base64 payload replaced by `(base64, N characters)`. */
  readonly body: unknown;
  /** Every picture of the request, in order of appearance. */
  readonly images: readonly PictureFacts[];
  /** Every video, sound and document of the request, and pictures that came by address, in order of appearance. */
  readonly attachments: readonly AttachmentFacts[];
  /** Status that was answered; absent until the head is sent, and when the socket was reset. */
  readonly status: number | undefined;
  /** Frames (or the one body) written so far. */
  readonly chunksSent: number;
  /** True when the client closed the connection before the answer was complete. */
  readonly closedEarly: boolean;
  /** Settles when the answer is complete or the connection is gone: `closed-early` is the client's doing, `cut` ours. */
  readonly done: Promise<'complete' | 'closed-early' | 'cut'>;
}

interface FaultScope {
  /** Absent: every chat completion. An object can also be sent through `POST /_simulator/fault`. */
  match?: ((request: RecordedRequest) => boolean) | FaultMatch;
  /** How many requests it applies to. Default 1. */
  times?: number;
}

export interface FaultMatch {
  dialect?: DialectId;
  model?: string;
  /** `chat` (default) or `models`: which of the two paths is meant. */
  path?: 'chat' | 'models';
}

/** `afterChunks` beyond the end of an answer means: in front of `[DONE]`. */
export type FaultKind =
  /** An error instead of an answer. With `code` in the dialect's own shape, with `body` exactly this (string or JSON). */
  | { kind: 'status'; status: number; code?: string; body?: unknown; headers?: Record<string, string> }
  /** The stream ends without finish reason and `[DONE]`: cleanly, or by a reset connection when `abrupt`. */
  | { kind: 'cut'; afterChunks: number; abrupt?: boolean }
  /** Waits this long before the head and between the chunks. */
  | { kind: 'slow'; chunkDelayMs?: number; firstByteDelayMs?: number }
  /** Stands still after so many chunks until the handle's `release()`. */
  | { kind: 'hold'; afterChunks: number }
  /** `afterChunks` good chunks (default 2), then one frame that is no JSON; then goes on, unless `instead`. */
  | { kind: 'garbage'; afterChunks?: number; text?: string; instead?: boolean }
  /** Accepts the request and never answers: no head, or, with `afterHead`, a head and nothing more. */
  | { kind: 'silence'; afterHead?: boolean }
  /** An error object in a 200 stream, after `afterChunks` (default 2); the stream then ends. */
  | { kind: 'inBandError'; code: string; message?: string; afterChunks?: number }
  /** Ends with this finish reason instead of its own, after `afterChunks` pieces where given. */
  | { kind: 'finish'; reason: string; afterChunks?: number }
  /** The connection is reset before a head. */
  | { kind: 'reset' };

export type FaultRule = FaultScope & FaultKind;

export interface FaultHandle {
  readonly id: number;
  /** Resolves with the request when the fault has taken effect (for `hold`: when it stands still). */
  readonly reached: Promise<RecordedRequest>;
  /** Lets a held answer go on; for other kinds removes what is left of the rule. */
  release(): void;
}
