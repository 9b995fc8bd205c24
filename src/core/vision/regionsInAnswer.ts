import { findRegions } from './findRegions.ts';
import type { FoundRegion } from './foundRegion.ts';

/** Notations in which a model gives places; code of other languages is code. */
const dataLanguages = new Set(['', 'json', 'jsonc', 'json5', 'text', 'txt', 'plaintext', 'xml', 'yaml']);
const fence = /^([`~]{3,})([\w+#.-]*)[^\n]*\n([\s\S]*?)(?:^\1[`~]*[ \t]*$|$(?![\s\S]))/gm;

/** Places in all of an answer, its words and its blocks of data. @param pictures their names, in order */
export function regionsInAnswer(answer: string, pictures: readonly string[]): FoundRegion[] {
  const regions: FoundRegion[] = [];
  let picture = 0;
  const read = (text: string, at: number, kind: 'prose' | 'data'): void => {
    const found = findRegions(text, { text: kind, pictures, before: picture });
    for (const region of found.regions) regions.push({ ...region, from: region.from + at, to: region.to + at });
    picture = found.lastPicture;
  };
  let from = 0;
  for (const { index, 0: whole, 1: marks = '', 2: language = '', 3: code = '' } of answer.matchAll(fence)) {
    read(answer.slice(from, index), from, 'prose');
    const at = index + whole.indexOf('\n', marks.length) + 1;
    if (dataLanguages.has(language.toLowerCase())) read(code, at, 'data');
    from = index + whole.length;
  }
  read(answer.slice(from), from, 'prose');
  return regions;
}
