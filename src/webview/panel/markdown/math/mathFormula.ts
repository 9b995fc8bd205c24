/**
 * One formula of an answer. It shows its source until it is on the page and the engine is loaded; then it is drawn, and
 * never again: a formula only appears when it is complete.
 */
import { type Island, registerIsland } from '../island.ts';

export class MathFormula implements Island {
  readonly element: HTMLElement;
  /** As written, with what it stands between. */
  readonly source: string;

  constructor(element: HTMLElement) {
    this.element = element;
    this.source = element.textContent;
    formulas.set(element, this);
    registerIsland(this);
  }

  static of(element: Element | null): MathFormula | undefined {
    return element ? formulas.get(element) : undefined;
  }

  adopt(other: Island): boolean {
    return (
      other instanceof MathFormula && other.source === this.source && other.element.tagName === this.element.tagName
    );
  }
}

const formulas = new WeakMap<Element, MathFormula>();

/** What the sanitizer let pass as a formula becomes one. */
export function withFormulas(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll<HTMLElement>('.math')) new MathFormula(element);
}
