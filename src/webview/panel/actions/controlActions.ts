import type { ContextView, OptionValues, ThinkingMode } from '../../../protocol/index.ts';
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

  /** Resolves when the endpoint has told its models, or the reason why not is shown. */
  refreshModels(): Promise<boolean> {
    // The host has its own patience, and ends by itself.
    return this.#host.ask(this.#host.channel.request('models/refresh', null, { timeoutMs: 0 }));
  }

  chooseThinking(mode: ThinkingMode): void {
    void this.#host.ask(this.#host.channel.request('thinking/choose', { mode }));
  }

  /** All options of the chosen model, thinking aside. */
  setOptions(values: OptionValues): Promise<boolean> {
    const { endpointId, modelId } = this.#host.store.model.controls;
    return this.#host.ask(this.#host.channel.request('options/set', { endpointId, modelId, values }));
  }

  /** @param text `null` goes back to what holds without it */
  setSystemPrompt(of: 'conversation' | 'user', text: string | null): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('systemPrompt/set', { of, text }));
  }

  /** Nothing when the host could not say: a meter is no reason for an error. */
  async measure(text: string, attachmentIds: readonly string[]): Promise<ContextView | undefined> {
    try {
      return await this.#host.channel.request('context/measure', { text, attachmentIds: [...attachmentIds] });
    } catch {
      return undefined;
    }
  }
}
