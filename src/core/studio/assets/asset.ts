import type { Box } from '../../vision/index.ts';

/** What no style sheet can draw. */
export const assetKinds = ['photo', 'logo', 'icon', 'illustration', 'avatar'] as const;
export type AssetKind = (typeof assetKinds)[number];

/** A piece of the screenshot that is to be cut out of it and put into the page. */
export interface Asset {
  readonly kind: AssetKind;
  /** Small letters, digits and hyphens; of all that were found together it is the only one of its name. */
  readonly name: string;
  /** What there is to see, for who does not see it; empty where it only decorates. */
  readonly alt: string;
  readonly box: Box;
}

/** The attribute by which a placeholder says which piece belongs into it, and an element which one it shows. */
export const assetAttribute = 'data-asset';

/** As a name may be; empty where nothing is left of it. */
export function assetName(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
}
