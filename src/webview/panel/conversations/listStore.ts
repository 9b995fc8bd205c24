import { emptyList, type ListModel } from './listModel.ts';
import { type ListEvent, reduceList } from './reduceList.ts';

/** Holds what is known of the list; listeners hear of each change. */
export class ListStore {
  #model: ListModel = emptyList;
  readonly #listeners = new Set<() => void>();

  get model(): ListModel {
    return this.#model;
  }

  dispatch(event: ListEvent): void {
    const next = reduceList(this.#model, event);
    if (next === this.#model) return;
    this.#model = next;
    for (const listener of this.#listeners) listener();
  }

  /** Returns the function that stops listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
