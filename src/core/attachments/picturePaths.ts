import { pictureTypes } from './pictureTypes.ts';

/** A path as it stands in words: `whole` with the marks around it. */
export interface PathInWords {
  whole: string;
  path: string;
}

const endings = Object.values(pictureTypes)
  .flatMap(({ extensions }) => extensions)
  .join('|');
/** In backticks or quotes a path may hold spaces. */
const form = new RegExp(
  [
    `\`([^\`\\n]+\\.(?:${endings}))\``,
    `"([^"\\n]+\\.(?:${endings}))"`,
    `(?<![^\\s])([^\\s\`"]+\\.(?:${endings}))(?![^\\s])`,
  ].join('|'),
  'gi',
);

/** What looks like the path of a picture in a message: `screenshots/error.png`. */
export function picturePathsIn(text: string): PathInWords[] {
  return [...text.matchAll(form)].map(([whole, ticked, quoted, bare]) => ({
    whole,
    path: ticked ?? quoted ?? bare ?? '',
  }));
}
