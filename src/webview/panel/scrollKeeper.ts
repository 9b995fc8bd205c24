/**
 * Keeps the newest text in view while it arrives, as long as the user is at the end; who has scrolled up to read stays
 * where they are.
 */
const nearPx = 32;

export class ScrollKeeper {
  readonly #scroller: HTMLElement;
  readonly #onChange: (following: boolean) => void;
  readonly #beginsAtTop: () => boolean;
  #following = true;
  #lastTop = 0;

  /** `beginsAtTop`: what is shown is no text that arrives, and is read from its beginning. */
  constructor(
    scroller: HTMLElement,
    content: HTMLElement,
    onChange: (following: boolean) => void,
    beginsAtTop: () => boolean,
  ) {
    this.#beginsAtTop = beginsAtTop;
    this.#scroller = scroller;
    this.#onChange = onChange;
    scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    // After layout and before paint: no jump is ever seen, and nothing is measured in between.
    const observer = new ResizeObserver(() => this.#follow());
    observer.observe(content);
    observer.observe(scroller);
  }

  /** To the end, and stay there. */
  jump(): void {
    this.#set(true);
    this.#follow();
  }

  get isFollowing(): boolean {
    return this.#following;
  }

  /** Stays where it is, as if the user had gone there. */
  hold(): void {
    this.#lastTop = this.#scroller.scrollTop;
    this.#set(false);
  }

  #onScroll(): void {
    const { scrollTop } = this.#scroller;
    // The echo of our own movement.
    if (scrollTop === this.#lastTop) return;
    const { scrollHeight, clientHeight } = this.#scroller;
    const isUp = scrollTop < this.#lastTop;
    this.#lastTop = scrollTop;
    const below = scrollHeight - scrollTop - clientHeight;
    // Text that grows makes the end further away too: only a movement up, however small, is the user leaving it.
    if (isUp && below > 1) this.#set(false);
    else if (below <= nearPx) this.#set(true);
  }

  #follow(): void {
    const goesToTop = this.#beginsAtTop();
    if (!(this.#following || goesToTop)) return;
    this.#scroller.scrollTop = goesToTop ? 0 : this.#scroller.scrollHeight;
    this.#lastTop = this.#scroller.scrollTop;
  }

  #set(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#onChange(following);
  }
}
