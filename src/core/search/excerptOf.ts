import { foldText, type SearchQuery } from './searchUnits.ts';

export interface Excerpt {
  readonly text: string;
  /** From and to, in UTF-16 units of `text`. */
  readonly matches: readonly (readonly [number, number])[];
}

/** UTF-16 units before the first match and in all: two lines of a narrow list. */
const before = 36;
const longest = 160;

/**
 * Where the words that were searched for stand: around the place where most of them are near each other.
 * @returns undefined where none of them does
 */
export function excerptOf(text: string, { words, phrases }: SearchQuery): Excerpt | undefined {
  const wanted = [...words, ...phrases];
  const places = placesOf(text, wanted);
  const best = places.reduce<{ from: number; held: number } | undefined>((found, { from }, index) => {
    const near = new Set<number>();
    for (let at = index; at < places.length; at++) {
      const place = places[at];
      if (!place || place.to > from + longest - before) break;
      near.add(place.word);
    }
    return found && found.held >= near.size ? found : { from, held: near.size };
  }, undefined);
  if (!best) return undefined;
  const start = wordStart(text, Math.max(0, best.from - before), best.from);
  const end = wordEnd(text, start, Math.min(text.length, start + longest));
  const lead = start > 0 ? '…' : '';
  const shift = lead.length - start;
  const matches = joined(places.filter(({ from, to }) => from >= start && to <= end));
  return {
    // Of the same length: what stands where is known.
    text: `${lead}${text.slice(start, end).replace(/\s/g, ' ')}${end < text.length ? '…' : ''}`,
    matches: matches.map(([from, to]) => [from + shift, to + shift] as const),
  };
}

interface Place {
  from: number;
  to: number;
  /** Which of the words. */
  word: number;
}

/** Enough to choose from, and few enough for a text of megabytes that consists of the word. */
const mostPlaces = 400;

function placesOf(text: string, wanted: readonly string[]): Place[] {
  const places: Place[] = [];
  // No word goes over the end of a line; and few lines hold what folds to another length, which is slow to follow.
  for (let start = 0; start < text.length && places.length < mostPlaces; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    addPlaces(text.slice(start, end), start, wanted, places);
    start = end + 1;
  }
  return places.sort((a, b) => a.from - b.from);
}

function addPlaces(line: string, start: number, wanted: readonly string[], places: Place[]): void {
  const folded = foldText(line);
  let original: ((folded: number) => number) | undefined;
  wanted.forEach((word, index) => {
    let at = folded.indexOf(word);
    for (let count = 0; at >= 0 && count < mostPlaces; count++) {
      original ??= folded.length === line.length ? place => place : originalPlaces(line);
      places.push({ from: start + original(at), to: start + original(at + word.length), word: index });
      at = folded.indexOf(word, at + word.length);
    }
  });
}

/** Folding character by character, where some become longer or shorter. */
function originalPlaces(line: string): (folded: number) => number {
  const places: number[] = [];
  let at = 0;
  // By what a reader sees as one: a letter and its accents fold together.
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    for (let unit = foldText(segment).length; unit > 0; unit--) places.push(at);
    at += segment.length;
  }
  return folded => places[folded] ?? line.length;
}

function joined(places: readonly Place[]): [number, number][] {
  const all: [number, number][] = [];
  for (const { from, to } of places) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

function wordStart(text: string, start: number, latest: number): number {
  if (start === 0) return 0;
  const space = text.slice(start, latest).search(/\s/);
  const at = space < 0 ? start : start + space + 1;
  return isLowSurrogate(text, at) ? at + 1 : at;
}

function wordEnd(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const space = text.slice(start, end).search(/\s\S*$/);
  const at = space > longest / 2 ? start + space : end;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
