import type { ThinkingMode } from '../../../protocol/index.ts';
import type { HostCalls } from './hostCalls.ts';

export class ControlActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  chooseEndpoint(id: string): void {
    void this.#host.ask(this.#host.channel.request('endpoint/choose', { id }));
  }

  chooseModel(id: string): void {
    void this.#host.ask(this.#host.channel.request('model/choose', { id }));
  }

  chooseThinking(mode: ThinkingMode): void {
    void this.#host.ask(this.#host.channel.request('thinking/choose', { mode }));
  }
}
