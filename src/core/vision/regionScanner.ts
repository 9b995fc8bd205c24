import { findRegions } from './findRegions.ts';
import type { FoundRegion, ReadOptions } from './foundRegion.ts';
import { reach } from './numberGroups.ts';

/** Places in a text that grows at its end: what lies further back than anything reaches is not read again. */
export class RegionScanner {
  readonly #options: ReadOptions;
  readonly #settled: FoundRegion[] = [];
  #from = 0;
  /** What is spoken of where the reading goes on. */
  #picture: number | undefined;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#picture = options.before;
  }

  /** @param text what was read before, and more */
  read(text: string): readonly FoundRegion[] {
    const last = this.#settled.at(-1);
    const start = Math.max(0, this.#from - reach);
    const { regions } = findRegions(text.slice(start), {
      ...this.#options,
      before: this.#picture,
      known: last && { at: last.from - start, called: last.called },
    });
    const open: FoundRegion[] = [];
    // A list must not be read from its middle on: what continues it would be called nothing.
    const end = text.length - 2 * reach;
    for (const region of regions) {
      const moved = { ...region, from: region.from + start, to: region.to + start };
      if (moved.from < this.#from) continue;
      if (moved.from < end) {
        this.#settled.push(moved);
        this.#picture = moved.picture;
      } else open.push(moved);
    }
    this.#from = Math.max(this.#from, end);
    return [...this.#settled, ...open];
  }
}
