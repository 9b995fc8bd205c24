/** Where each line of the list stands: all rows are equally high, and each group that has rows has a heading. */

export interface Heading {
  readonly group: number;
  /** Of its first row. */
  readonly index: number;
  readonly count: number;
  readonly topPx: number;
}

export class ListLayout {
  readonly headings: readonly Heading[];
  readonly heightPx: number;
  readonly rowPx: number;
  readonly headingPx: number;

  /** @param groups how many rows each group has */
  constructor(groups: readonly number[], rowPx: number, headingPx: number) {
    this.rowPx = rowPx;
    this.headingPx = headingPx;
    const headings: Heading[] = [];
    let index = 0;
    let topPx = 0;
    for (const [group, count] of groups.entries()) {
      if (count === 0) continue;
      headings.push({ group, index, count, topPx });
      index += count;
      topPx += headingPx + count * rowPx;
    }
    this.headings = headings;
    this.heightPx = topPx;
  }

  get count(): number {
    const last = this.headings.at(-1);
    return last ? last.index + last.count : 0;
  }

  headingOf(index: number): Heading | undefined {
    return this.headings.findLast(heading => heading.index <= index);
  }

  topOf(index: number): number {
    const heading = this.headingOf(index);
    return heading ? heading.topPx + this.headingPx + (index - heading.index) * this.rowPx : 0;
  }

  /** The row at this height; that after a heading, where one stands there. */
  indexAt(y: number): number {
    const heading = this.headings.findLast(({ topPx }) => topPx <= y) ?? this.headings[0];
    if (!heading) return 0;
    const within = Math.floor((y - heading.topPx - this.headingPx) / this.rowPx);
    return heading.index + Math.min(heading.count - 1, Math.max(0, within));
  }

  /** The rows that are to be drawn, the last one excluded. */
  window(scrollTop: number, heightPx: number, beyondPx: number): { from: number; to: number } {
    if (this.count === 0) return { from: 0, to: 0 };
    return {
      from: this.indexAt(Math.max(0, scrollTop - beyondPx)),
      to: Math.min(this.count, this.indexAt(scrollTop + heightPx + beyondPx) + 1),
    };
  }
}
