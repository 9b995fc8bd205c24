import type { MenuEntry } from '../../shared/menuEntry.ts';

interface Item {
  /** The same from drawing to drawing. */
  readonly id: string;
  /** Of codicons. */
  readonly icon: string;
  /** What it is called, also where only its sign has room. */
  readonly label: string;
  /** What it does, on hovering; the label where absent. */
  readonly title?: string;
  /** A short fact that is shown as long as the item is, such as a width. */
  readonly value?: string;
  /** Where room is scarce the lowest go into the menu first. */
  readonly rank: number;
  /** Behind this item those of another kind begin. */
  readonly endsGroup?: boolean;
  /** What one is likely to want next: it stands out. */
  readonly isPrimary?: boolean;
}

/** Something in the toolbar of a page. */
export type ToolbarItem =
  | (Item & { readonly kind: 'button'; run(): void })
  | (Item & {
      readonly kind: 'toggle';
      readonly isOn: boolean;
      /** Of the pane that it opens. */
      readonly pane?: string;
      run(): void;
    })
  | (Item & { readonly kind: 'menu'; entries(): readonly MenuEntry[] })
  | (Item & {
      readonly kind: 'number';
      readonly number: number;
      readonly min: number;
      readonly max: number;
      change(to: number): void;
    });

/** Ranks: what a person needs at any time, what belongs to looking, what is there as well. */
export const ranks = { always: 3, often: 2, sometimes: 1, seldom: 0 } as const;
