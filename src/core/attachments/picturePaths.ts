import { pathsIn, type PathInWords } from './pathsIn.ts';
import { pictureTypes } from './pictureTypes.ts';

const endings = Object.values(pictureTypes).flatMap(({ extensions }) => extensions);

/** What looks like the path of a picture in a message: `screenshots/error.png`. */
export function picturePathsIn(text: string): PathInWords[] {
  return pathsIn(text, endings);
}
