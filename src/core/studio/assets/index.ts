/** Pieces of the screenshot in place of placeholders: read out of an answer, put where they belong. */
export { type Asset, assetAttribute, type AssetKind, assetKinds, assetName } from './asset.ts';
export {
  canStandTogether,
  findPlaces,
  type Place,
  placeAt,
  type PlaceManner,
  type PlacesOfAsset,
} from './findPlaces.ts';
export { type MeasuredElement, placeKey } from './measuredElement.ts';
export { type PlacedPictures, type Placement, placePictures } from './placePictures.ts';
export { type AssetsRead, readAssets } from './readAssets.ts';
export type { LeftOut } from './soundAssets.ts';
