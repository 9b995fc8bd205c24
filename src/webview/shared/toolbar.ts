/**
 * A row of buttons that is one stop of the Tab key: arrow keys, Home and End go from button to button. What is in it is
 * its owner's business, and may change at any time.
 */
const buttons = 'button:not([disabled])';

export class Toolbar extends HTMLElement {
  #observer: MutationObserver | undefined;

  connectedCallback(): void {
    this.role = 'toolbar';
    this.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('focusin', this.#onFocus);
    this.#observer = new MutationObserver(() => this.#settle());
    this.#observer.observe(this, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    this.#settle();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.removeEventListener('keydown', this.#onKeyDown);
    this.removeEventListener('focusin', this.#onFocus);
  }

  get #buttons(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(buttons)];
  }

  #settle(): void {
    const all = this.#buttons;
    const stop = all.find(button => button === document.activeElement) ?? all.find(isStop) ?? all[0];
    for (const button of all) button.tabIndex = button === stop ? 0 : -1;
  }

  #onFocus = (event: FocusEvent): void => {
    for (const button of this.#buttons) button.tabIndex = button === event.target ? 0 : -1;
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = this.#buttons;
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    all.at(target % all.length)?.focus();
  };
}

/** Given, not assumed: a button without the attribute is a stop, too, before it was looked at. */
function isStop(button: HTMLElement): boolean {
  return button.getAttribute('tabindex') === '0';
}

customElements.define('glm-toolbar', Toolbar);
