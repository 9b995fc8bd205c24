/** Places in pictures: found in the words of an answer, and where they lie. */
export { type Box, pixelsOf, type Size } from './box.ts';
export { type Coordinates, coordinatesOf } from './coordinatesOf.ts';
export { pixelCoordinates, regionsAsJson, thousandthCoordinates } from './describeRegion.ts';
export { findRegions, type RegionsRead } from './findRegions.ts';
export type { FoundRegion, ReadOptions } from './foundRegion.ts';
export { placesInPixels } from './placesInPixels.ts';
export { placeRegions, type Region } from './placeRegions.ts';
export { regionsInAnswer } from './regionsInAnswer.ts';
export { RegionScanner } from './regionScanner.ts';
export { toolPictureAddress, toolPictureNumber } from './toolPicture.ts';
