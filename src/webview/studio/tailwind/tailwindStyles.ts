import { classNamesOf } from '../../../core/studio/tailwind/classNamesOf.ts';
import { withStyles } from '../../../core/studio/tailwind/withStyles.ts';
import type { PageView } from '../../../protocol/index.ts';

/** Between two style sheets of a page that grows. */
const restMs = 150;
/** So many are kept: of the page as it is, of a version beside it, of what is tried out of sight. */
const mostKept = 6;

/**
 * Pages of utility classes with the style sheet that is built from them. The source stays without it: it goes into what
 * is shown and what is drawn.
 */
export class TailwindStyles {
  readonly #build: (classes: string[]) => Promise<string>;
  readonly #built: () => void;
  readonly #fail: (error: unknown) => void;
  /** By the classes that they are of, the newest last. */
  readonly #kept = new Map<string, string>();
  /** By classes too, under way or failed: not asked for again by the next drawing. */
  readonly #asked = new Set<string>();
  #latest = '';
  #timer: number | undefined;

  /** @param built called when a page that was shown with an older style sheet has its own */
  constructor(build: (classes: string[]) => Promise<string>, built: () => void, fail: (error: unknown) => void) {
    this.#build = build;
    this.#built = built;
    this.#fail = fail;
  }

  /** To be shown now: with the last style sheet that there is, until its own is built. */
  now(html: string, { target }: Pick<PageView, 'target'>): string {
    if (target !== 'tailwind' || html === '') return html;
    const classes = classNamesOf(html);
    const key = classes.join(' ');
    const css = this.#kept.get(key);
    if (css === undefined) this.#soon(key, classes);
    return withStyles(html, css ?? this.#latest);
  }

  /** To be drawn: with its own. */
  async complete(html: string, { target }: Pick<PageView, 'target'>): Promise<string> {
    if (target !== 'tailwind') return html;
    const classes = classNamesOf(html);
    const key = classes.join(' ');
    return withStyles(html, this.#kept.get(key) ?? (await this.#make(key, classes)));
  }

  #soon(key: string, classes: string[]): void {
    if (this.#asked.has(key)) return;
    // The first one at once: until then the page has no looks at all.
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(
      () => {
        this.#asked.add(key);
        this.#make(key, classes).then(this.#built, this.#fail);
      },
      this.#latest === '' ? 0 : restMs,
    );
  }

  async #make(key: string, classes: string[]): Promise<string> {
    const css = await this.#build(classes);
    this.#asked.delete(key);
    this.#kept.set(key, css);
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old);
    this.#latest = css;
    return css;
  }
}
