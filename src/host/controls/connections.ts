import * as vscode from 'vscode';
import type { ConnectionView } from '../../protocol/index.ts';
import type { CallWait, Endpoint } from '../../provider/index.ts';
import type { ApiKeys } from '../apiKeys.ts';
import { describeError } from '../errorMessages.ts';
import { CurrentWait, waitView } from '../waiting/currentWait.ts';

interface Connection {
  /** Nothing before the first request, and after another key was set. */
  last?: { failure?: string };
  readonly wait: CurrentWait;
  /** Requests that are under way. */
  running: number;
}

/** How the last request to each endpoint went in this window, whichever part asked. */
export class Connections implements vscode.Disposable {
  readonly #known = new Map<string, Connection>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(keys: Pick<ApiKeys, 'onDidChange'>) {
    this.#subscription = keys.onDidChange(() => {
      for (const connection of this.#known.values()) {
        delete connection.last;
        connection.wait.set(undefined);
      }
      this.#changed.fire();
    });
  }

  /** A request is under way until the function that is returned is called. */
  begin(endpoint: Endpoint): () => void {
    // A key that is set meanwhile forgets how things went, not that something is going on.
    const connection = this.#of(endpoint);
    connection.running++;
    this.#changed.fire();
    return () => {
      connection.running--;
      this.#changed.fire();
    };
  }

  isAnswering(endpoint: Endpoint): boolean {
    return this.#of(endpoint).running > 0;
  }

  /** It began to answer. */
  succeeded(endpoint: Endpoint): void {
    const connection = this.#of(endpoint);
    const isNews = connection.last === undefined || connection.last.failure !== undefined || connection.wait.now;
    connection.last = {};
    connection.wait.set(undefined);
    if (isNews) this.#changed.fire();
  }

  /** @param error what the request ended in; being cancelled is no failure */
  failed(endpoint: Endpoint, error: unknown): void {
    const connection = this.#of(endpoint);
    connection.last = { failure: describeError(error, endpoint).message };
    connection.wait.set(undefined);
    this.#changed.fire();
  }

  /** @param wait nothing when it goes on */
  waiting(endpoint: Endpoint, wait: CallWait | undefined): void {
    const connection = this.#of(endpoint);
    if (!wait && !connection.wait.now) return;
    connection.wait.set(wait);
    this.#changed.fire();
  }

  of(endpoint: Endpoint): ConnectionView {
    const { last, wait } = this.#of(endpoint);
    const now = wait.now;
    if (now) return { state: 'waiting', wait: waitView(now) };
    if (!last) return { state: 'untried' };
    return last.failure === undefined ? { state: 'good' } : { state: 'failed', message: last.failure };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** By its address: an endpoint that moved is another one. */
  #of({ id, baseUrl }: Endpoint): Connection {
    const key = `${id} ${baseUrl}`;
    let connection = this.#known.get(key);
    if (!connection) {
      connection = { wait: new CurrentWait(), running: 0 };
      this.#known.set(key, connection);
    }
    return connection;
  }
}
