import { CallScope } from '../http/callScope.ts';
import type { Connection } from '../http/connection.ts';
import type { CallOptions, ChatEvent } from '../types.ts';
import { refusesThinkingOff } from '../vendor/thinkingRefusal.ts';
import { Answer } from './answer.ts';
import type { Ask } from './ask.ts';

/** The events of one answer. Nothing happens before the first `next`; leaving early ends the request at once. */
export class ChatStream implements AsyncGenerator<ChatEvent, void, void> {
  readonly #connection: Connection;
  readonly #ask: Ask;
  readonly #signal: AbortSignal | undefined;
  readonly #onWait: CallOptions['onWait'];
  readonly #events: AsyncGenerator<ChatEvent, void, void>;
  #scope: CallScope | undefined;

  /** @param ask its request is built when the first event is asked for, and a refusal is thrown there. */
  constructor(connection: Connection, ask: Ask, { signal, onWait }: CallOptions) {
    this.#connection = connection;
    this.#ask = ask;
    this.#signal = signal;
    this.#onWait = onWait;
    this.#events = this.#run();
  }

  next(): Promise<IteratorResult<ChatEvent, void>> {
    return this.#events.next();
  }

  /** Also while a `next` is waiting: a generator alone would queue this behind the next piece of the answer. */
  return(): Promise<IteratorResult<ChatEvent, void>> {
    this.#scope?.leave();
    return this.#events.return();
  }

  throw(error: unknown): Promise<IteratorResult<ChatEvent, void>> {
    this.#scope?.leave();
    return this.#events.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async *#run(): AsyncGenerator<ChatEvent, void, void> {
    this.#signal?.throwIfAborted();
    let { body, warnings } = this.#ask.build();
    let buildThinking = this.#ask.buildThinking;
    for (let attempt = 0; ; attempt++) {
      const scope = new CallScope(this.#signal);
      this.#scope = scope;
      let begun = false;
      let over = false;
      try {
        const request = this.#connection.post('/chat/completions', body, 'text/event-stream');
        const response = await this.#connection.send(request, scope);
        const told = { warnings, offered: this.#ask.offered };
        const answer = new Answer(this.#connection, request, response, scope, told);
        for (let events = await answer.read(); events !== undefined; events = await answer.read()) {
          for (const event of events) {
            begun = true;
            yield event;
            // Cancelled while the caller had the event: what else has arrived is not wanted any more.
            if (event.type !== 'finish') this.#signal?.throwIfAborted();
          }
        }
        over = true;
        return;
      } catch (error) {
        if (scope.wasLeft) return;
        if (begun) throw error;
        scope.close();
        if (buildThinking && refusesThinkingOff(error)) {
          ({ body, warnings } = buildThinking());
          // Once, at once, and at nobody's expense.
          buildThinking = undefined;
          attempt--;
          continue;
        }
        if (!(await this.#pause(error, attempt))) return;
      } finally {
        // An answer that was read to its end has given its socket back; anything else is hung up on.
        if (over) scope.dispose();
        else scope.close();
      }
    }
  }

  /** Waits for the next attempt, or throws the error when there is none; `false` when the caller left meanwhile. */
  async #pause(error: unknown, attempt: number): Promise<boolean> {
    const scope = new CallScope(this.#signal);
    this.#scope = scope;
    try {
      await this.#connection.waitForRetry(error, attempt, { signal: scope.signal, onWait: this.#onWait });
      return true;
    } catch (reason) {
      if (scope.wasLeft) return false;
      throw reason;
    } finally {
      scope.dispose();
    }
  }
}
