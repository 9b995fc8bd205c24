import { emptyModel, type PanelModel } from './panelModel.ts';
import { type PanelEvent, reducePanel } from './reducePanel.ts';

/** Holds the model; listeners hear of a change once per animation frame, however many events came in between. */
export class PanelStore {
  #model: PanelModel = emptyModel;
  readonly #listeners = new Set<(model: PanelModel) => void>();
  readonly #waiting = new Set<() => void>();
  #scheduled = false;

  get model(): PanelModel {
    return this.#model;
  }

  dispatch(event: PanelEvent): void {
    const next = reducePanel(this.#model, event);
    if (next === this.#model) return;
    this.#model = next;
    for (const check of this.#waiting) check();
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      for (const listener of this.#listeners) listener(this.#model);
    });
  }

  subscribe(listener: (model: PanelModel) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves as soon as the condition holds, at once if it does already. */
  until(condition: (model: PanelModel) => boolean): Promise<void> {
    return new Promise(resolve => {
      const check = (): void => {
        if (!condition(this.#model)) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }
}
