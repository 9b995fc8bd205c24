import type { ToolbarItem } from './toolbarItem.ts';

/** How an item may be drawn: with its name, by its sign alone. */
export type Density = 'named' | 'sign';

export interface Arrangement {
  readonly density: Density;
  readonly shown: readonly ToolbarItem[];
  /** Behind the button with the dots. */
  readonly stowed: readonly ToolbarItem[];
}

/** Between two items, around all of them, and the button with the dots, in CSS pixels as in the style sheet. */
const gap = 2;
const padding = 16;
const moreWidth = 28;
const groupGap = 9;
const signWidth = 26;

/** Which items of a toolbar have room, by the widths that they were seen to have. */
export class ToolbarFit {
  readonly #widths = new Map<string, number>();

  /** What was measured of an item that is drawn. @returns whether that is news */
  measured(item: ToolbarItem, density: Density, width: number): boolean {
    const key = keyOf(item, densityOf(item, density));
    const known = this.#widths.get(key);
    if (known !== undefined && Math.abs(known - width) < 1) return false;
    this.#widths.set(key, width);
    return true;
  }

  arrange(items: readonly ToolbarItem[], roomWidth: number): Arrangement {
    const sum = (of: readonly ToolbarItem[], density: Density): number =>
      of.reduce((total, item) => total + gap + this.#widthOf(item, density), padding) +
      groupGap * of.filter(({ endsGroup }) => endsGroup).length;
    for (const density of ['named', 'sign'] as const) {
      if (sum(items, density) <= roomWidth) return { density, shown: items, stowed: [] };
    }
    // From the last of the lowest rank on.
    const order = items.map((item, at) => ({ item, at })).sort((a, b) => a.item.rank - b.item.rank || b.at - a.at);
    const stowed = new Set<ToolbarItem>();
    for (const { item } of order) {
      if (
        sum(
          items.filter(entry => !stowed.has(entry)),
          'sign',
        ) +
          gap +
          moreWidth <=
        roomWidth
      )
        break;
      if (item.kind !== 'number') stowed.add(item);
    }
    return {
      density: 'sign',
      shown: items.filter(item => !stowed.has(item)),
      stowed: items.filter(item => stowed.has(item)),
    };
  }

  /** A guess as long as it was not drawn. */
  #widthOf(item: ToolbarItem, around: Density): number {
    const density = densityOf(item, around);
    const known = this.#widths.get(keyOf(item, density));
    if (known !== undefined) return known;
    if (item.kind === 'number') return 76;
    const letters = [...(item.value ?? ''), ...(density === 'named' ? item.label : '')].length;
    return signWidth + (letters > 0 ? 6 + letters * 7 : 0);
  }
}

/** What one is likely to want next bears its name also where the others are signs. */
export function densityOf({ isPrimary }: ToolbarItem, around: Density): Density {
  return isPrimary ? 'named' : around;
}

function keyOf({ id, kind, label, value }: ToolbarItem, density: Density): string {
  return `${id} ${kind} ${density} ${value ?? ''} ${density === 'named' ? label : ''}`;
}
