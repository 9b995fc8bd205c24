/**
 * One end of a postMessage line between the extension host and a webview. Everything that arrives is parsed with its
 * schema before use; an unknown or malformed message is logged and dropped; every request settles: with its reply, the
 * other side's error, a timeout, or `ChannelClosed` when this end is disposed.
 */
import * as z from 'zod/mini';

export type EventMap = Readonly<Record<string, z.ZodMiniType>>;
export type RequestMap = Readonly<Record<string, { params: z.ZodMiniType; result: z.ZodMiniType }>>;

/** What one side may say: events (no answer) and requests (one answer each). Names are `noun/verb`. */
export interface Vocabulary {
  events: EventMap;
  requests: RequestMap;
}

/** The transport: `vscode.Webview` on one side, `acquireVsCodeApi()` and `window` on the other. */
export interface Port {
  post(message: unknown): void;
  /** Returns the function that stops listening. */
  listen(listener: (message: unknown) => void): () => void;
}

export type EventHandlers<V extends Vocabulary> = {
  [E in keyof V['events']]: (event: z.output<V['events'][E]>) => void;
};
export type RequestHandlers<V extends Vocabulary> = {
  [R in keyof V['requests']]: (
    params: z.output<V['requests'][R]['params']>,
  ) => z.output<V['requests'][R]['result']> | Promise<z.output<V['requests'][R]['result']>>;
};

export interface ChannelOptions<Out extends Vocabulary, In extends Vocabulary> {
  port: Port;
  says: Out;
  hears: In;
  onEvent: EventHandlers<In>;
  onRequest: RequestHandlers<In>;
  /** Receives what was dropped and why; never a message's content. */
  warn(message: string): void;
  /** How a handler's failure is told to the other side. Default: its message. */
  describeError?(error: unknown): string;
  /** For requests of this side; 0 waits for ever (a dialog may be open). Default 60,000. */
  timeoutMs?: number;
}

export interface Channel<Out extends Vocabulary> {
  send<E extends keyof Out['events'] & string>(event: E, value: z.output<Out['events'][E]>): void;
  request<R extends keyof Out['requests'] & string>(
    name: R,
    params: z.output<Out['requests'][R]['params']>,
    options?: { timeoutMs?: number },
  ): Promise<z.output<Out['requests'][R]['result']>>;
  dispose(): void;
}

/** The other side refused or failed to answer a request; `message` may be shown to the user. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
}

/** This end was disposed while a request was under way. */
export class ChannelClosed extends Error {
  override readonly name = 'ChannelClosed';
}

const envelopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), name: z.string(), value: z.unknown() }),
  z.object({ kind: z.literal('request'), name: z.string(), id: z.number(), params: z.unknown() }),
  // JSON drops what is undefined, and a reply may have nothing to say.
  z.object({ kind: z.literal('reply'), id: z.number(), result: z.optional(z.unknown()) }),
  z.object({ kind: z.literal('error'), id: z.number(), message: z.string() }),
]);

interface Pending {
  result: z.ZodMiniType;
  resolve(value: unknown): void;
  reject(reason: Error): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function createChannel<Out extends Vocabulary, In extends Vocabulary>(
  options: ChannelOptions<Out, In>,
): Channel<Out> {
  const { port, says, hears, warn } = options;
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let closed = false;

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id);
    if (!entry) return undefined;
    pending.delete(id);
    if (entry.timer !== undefined) clearTimeout(entry.timer);
    return entry;
  };

  const answer = async (name: string, id: number, params: unknown): Promise<void> => {
    const schema = Object.hasOwn(hears.requests, name) ? hears.requests[name] : undefined;
    if (!schema) {
      warn(`unknown request ${JSON.stringify(name.slice(0, 60))}`);
      port.post({ kind: 'error', id, message: 'unknown request' });
      return;
    }
    const parsed = schema.params.safeParse(params);
    if (!parsed.success) {
      warn(`request ${name} dropped: ${summarize(parsed.error)}`);
      port.post({ kind: 'error', id, message: 'malformed request' });
      return;
    }
    try {
      const handler = options.onRequest[name] as ((params: unknown) => unknown) | undefined;
      const result = await handler?.(parsed.data);
      if (!closed) port.post({ kind: 'reply', id, result });
    } catch (error) {
      const message = options.describeError?.(error) ?? (error instanceof Error ? error.message : String(error));
      if (!closed) port.post({ kind: 'error', id, message });
    }
  };

  const stop = port.listen(message => {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) {
      warn('message without a known envelope dropped');
      return;
    }
    const data = envelope.data;
    if (data.kind === 'request') {
      void answer(data.name, data.id, data.params);
    } else if (data.kind === 'event') {
      const schema = Object.hasOwn(hears.events, data.name) ? hears.events[data.name] : undefined;
      const parsed = schema?.safeParse(data.value);
      if (!parsed) warn(`unknown event ${JSON.stringify(data.name.slice(0, 60))}`);
      else if (!parsed.success) warn(`event ${data.name} dropped: ${summarize(parsed.error)}`);
      else (options.onEvent[data.name] as ((value: unknown) => void) | undefined)?.(parsed.data);
    } else {
      const entry = settle(data.id);
      if (!entry) return; // Late: it timed out already.
      if (data.kind === 'error') {
        entry.reject(new RequestFailed(data.message));
        return;
      }
      const parsed = entry.result.safeParse(data.result);
      if (parsed.success) entry.resolve(parsed.data);
      else entry.reject(new RequestFailed(`malformed reply: ${summarize(parsed.error)}`));
    }
  });

  return {
    send(name, value) {
      if (!closed) port.post({ kind: 'event', name, value });
    },
    request(name, params, { timeoutMs = options.timeoutMs ?? 60_000 } = {}) {
      const schema = says.requests[name];
      if (closed || !schema) return Promise.reject(new ChannelClosed('the channel is closed'));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        const timer =
          timeoutMs > 0
            ? setTimeout(
                () => settle(id)?.reject(new RequestFailed(`no answer to ${name} in ${timeoutMs} ms`)),
                timeoutMs,
              )
            : undefined;
        pending.set(id, { result: schema.result, resolve: resolve as (value: unknown) => void, reject, timer });
        port.post({ kind: 'request', name, id, params });
      });
    },
    dispose() {
      closed = true;
      stop();
      for (const id of [...pending.keys()]) settle(id)?.reject(new ChannelClosed('the channel was closed'));
    },
  };
}

/** Paths and codes only: values may be the user's text or picture bytes. */
function summarize(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(issue => `${issue.path.map(String).join('.') || '(root)'}: ${issue.code}`)
    .join('; ');
}
