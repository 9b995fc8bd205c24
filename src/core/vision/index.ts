/** Places in pictures: found in the words of an answer, and where they lie. */
export { type Box, pixelsOf, type Size } from './box.ts';
export { type Coordinates, coordinatesOf } from './coordinatesOf.ts';
