/** What is said to the tools of an answer, and which of them models may use. */
import type { ImageView } from '../../../protocol/index.ts';
import type { HostCalls } from './hostCalls.ts';

export class ToolActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** @param word for the model, where the call is refused */
  decide(
    turnId: string,
    callId: string,
    decision: 'once' | 'conversation' | 'always' | 'refuse',
    word?: string,
  ): Promise<boolean> {
    const request = { turnId, callId, decision, ...(word && { word }) };
    return this.#host.ask(this.#host.channel.request('call/decide', request));
  }

  switch(on: boolean): void {
    void this.#host.ask(this.#host.channel.request('tools/switch', { on }));
  }

  choose(name: string, on: boolean): void {
    void this.#host.ask(this.#host.channel.request('tools/choose', { name, on }));
  }

  forget(name: string): void {
    void this.#host.ask(this.#host.channel.request('tools/forget', { name }));
  }

  /** The picture that an answer means by this number: its own, or that of an answer before it. */
  pictureOf(turnId: string, number: number): ImageView | undefined {
    const { turns } = this.#host.store.model;
    for (let index = turns.findLastIndex(({ view }) => view.id === turnId); index >= 0; index--) {
      const view = turns[index]?.view;
      if (view?.role !== 'assistant') continue;
      for (const { pictures } of view.calls ?? []) {
        const found = pictures.find(picture => picture.number === number);
        if (found) return found.view;
      }
    }
    return undefined;
  }
}
