/**
 * Keeps the newest text in view while it arrives, as long as the user is at the end; who has scrolled up to read stays
 * where they are.
 */
const nearPx = 32;
/** In `page.css`: nothing but the user moves the view up then. */
const followingClass = 'is-following';
/** How long the view still moves after the last sign of a hand: smooth scrolling, a touch that swings out. */
const movesForMs = 1000;
/** What moves a view by hand. Focus as well: what gets it is scrolled to. */
const signs = ['wheel', 'touchstart', 'touchmove', 'keydown', 'focusin'] as const;

export class ScrollKeeper {
  readonly #scroller: HTMLElement;
  readonly #onChange: (following: boolean) => void;
  readonly #beginsAtTop: () => boolean;
  #following = true;
  #lastTop = 0;
  /** Until when a movement may be the user's; for ever while the scroll bar is held. */
  #handUntilMs = 0;

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
    scroller.classList.add(followingClass);
    // After layout and before paint: no jump is ever seen, and nothing is measured in between.
    const observer = new ResizeObserver(() => this.#onLayout());
    observer.observe(content);
    observer.observe(scroller);
    // To be told after layout, too: asked where it is now, the page would be laid out once more for each piece of text.
    const look = (): void => {
      observer.unobserve(scroller);
      observer.observe(scroller);
    };
    scroller.addEventListener('scroll', look, { passive: true });
    const options = { passive: true, capture: true };
    for (const sign of signs) scroller.addEventListener(sign, () => this.#seeHand(), options);
    scroller.addEventListener('pointerdown', () => this.#seeHand(Number.POSITIVE_INFINITY), options);
    // A scroll bar that is let go of does not say so; the next movement over the page does.
    const letGo = ({ buttons }: PointerEvent): void => {
      if (buttons === 0 && this.#handUntilMs === Number.POSITIVE_INFINITY) this.#seeHand();
    };
    for (const type of ['pointerup', 'pointermove'] as const) window.addEventListener(type, letGo, options);
  }

  #seeHand(forMs = movesForMs): void {
    this.#handUntilMs = performance.now() + forMs;
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

  #onLayout(): void {
    const wasFollowing = this.#following;
    this.#look();
    // Who just came near to the end is not drawn the rest of the way before there is more to see.
    if (wasFollowing) this.#follow();
  }

  #look(): void {
    const { scrollTop } = this.#scroller;
    // The echo of our own movement.
    if (scrollTop === this.#lastTop) return;
    const { scrollHeight, clientHeight } = this.#scroller;
    const upPx = this.#lastTop - scrollTop;
    this.#lastTop = scrollTop;
    const below = scrollHeight - scrollTop - clientHeight;
    // Text that grows makes the end further away too: only a movement up, however small, is the user leaving it. What
    // gets smaller between two frames (a formula that is drawn) moves the view up as well, by a little and without a
    // hand; searching in the page moves it far.
    const isUser = performance.now() < this.#handUntilMs || upPx > clientHeight / 2;
    if (upPx > 0 && below > 1 && isUser) this.#set(false);
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
    this.#scroller.classList.toggle(followingClass, following);
    // What is drawn within an observer of sizes may not change a size.
    requestAnimationFrame(() => this.#onChange(this.#following));
  }
}
