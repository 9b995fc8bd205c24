/**
 * What is searched for, and in: words, and for scripts that are written without spaces single characters and pairs of
 * neighbours. Upper and lower case, full and half width are the same.
 */

/** Han, kana, Thai, Lao, Khmer, Burmese: nobody puts spaces between their words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;
/** A run of such characters, or a word; `C++` and `C#` are words too. */
const runs = new RegExp(
  `(${unspaced.source}\\p{M}*)+|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}_])+(?:\\+\\+|#)?`,
  'gu',
);

/** What is longer is no word: a hash, a picture as base64. Its beginning can be found. */
const longestWord = 48;

/** Upper and lower case as one, full width as half. May be longer or shorter than the text. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export interface SearchUnits {
  /** Whole words. */
  readonly words: ReadonlySet<string>;
  /** Single characters and pairs of neighbours, of unspaced scripts. */
  readonly grams: ReadonlySet<string>;
}

/** All that a text can be found by. */
export function unitsOf(text: string): SearchUnits {
  const words = new Set<string>();
  const grams = new Set<string>();
  for (const [run, isUnspaced] of runsOf(text)) {
    if (isUnspaced) addGrams(run, grams);
    else words.add(run.slice(0, longestWord));
  }
  return { words, grams };
}

/** A query: each part must be there, wherever. */
export interface SearchQuery {
  /** May stand anywhere in a word: `script` finds `TypeScript`. */
  readonly words: readonly string[];
  /** Characters in a row, of unspaced scripts. */
  readonly phrases: readonly string[];
}

export function queryOf(text: string): SearchQuery {
  const words = new Set<string>();
  const phrases = new Set<string>();
  for (const [run, isUnspaced] of runsOf(text))
    (isUnspaced ? phrases : words).add(isUnspaced ? run : run.slice(0, longestWord));
  return { words: [...words], phrases: [...phrases] };
}

/** By which a phrase is found: its pairs, or itself where it is a single character. */
export function gramsOf(phrase: string): string[] {
  const characters = [...phrase];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

export function isEmptyQuery({ words, phrases }: SearchQuery): boolean {
  return words.length === 0 && phrases.length === 0;
}

function* runsOf(text: string): Generator<[run: string, isUnspaced: boolean]> {
  for (const match of foldText(text).matchAll(runs)) yield [match[0], match[1] !== undefined];
}

function addGrams(run: string, grams: Set<string>): void {
  let before = '';
  for (const character of run) {
    grams.add(character);
    if (before !== '') grams.add(before + character);
    before = character;
  }
}
