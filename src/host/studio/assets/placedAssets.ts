import {
  type Asset,
  canStandTogether,
  type Place,
  placeAt,
  placeKey,
  type PlacesOfAsset,
} from '../../../core/studio/assets/index.ts';
import type { MeasuredPage } from '../../../protocol/index.ts';
import type { AssetRecord } from './assetStore.ts';

/** A piece of the screenshot, and where it goes as things stand. */
export interface PlacedAsset {
  asset: AssetRecord;
  /** The likeliest first. */
  places: Place[];
  place?: Place;
  isChosen: boolean;
  /** The page shows it. */
  isUsed: boolean;
  /** Another one that is chosen goes there, or takes the place away. */
  isTaken: boolean;
}

/**
 * Where each goes: where the user wants it, else where it fits best. Nothing is known of a page that is not measured.
 * @param found as `findPlaces` has it, in the same order
 */
export function placedAssets(
  assets: readonly AssetRecord[],
  page: MeasuredPage | undefined,
  found: readonly PlacesOfAsset[],
  used: ReadonlySet<AssetRecord>,
): PlacedAsset[] {
  const taken: Place[] = [];
  return assets.map((asset, index) => {
    const { best, others = [] } = found[index] ?? {};
    const wanted = typeof asset.place === 'string' ? wantedPlace(asset, asset.place, page) : undefined;
    const known = [...(best ? [best] : []), ...others];
    const isListed = known.some(place => wanted && placeKey(place.element) === placeKey(wanted.element));
    const places = wanted && !isListed ? [wanted, ...known] : known;
    // What the user pointed at and is gone since is nowhere: it must not land elsewhere.
    const place = asset.place === undefined ? best : wanted;
    const isUsed = used.has(asset);
    const isChosen = place !== undefined && (asset.isChosen ?? !isUsed);
    const isTaken = isChosen && taken.some(other => !canStandTogether(other, place));
    if (isChosen && !isTaken) taken.push(place);
    return { asset, places, ...(place ? { place } : {}), isChosen, isUsed, isTaken };
  });
}

function wantedPlace(asset: Asset, key: string, page: MeasuredPage | undefined): Place | undefined {
  const element = page?.elements.find(other => placeKey(other) === key);
  return element && placeAt(element, asset);
}
