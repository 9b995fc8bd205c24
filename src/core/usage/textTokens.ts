/**
 * A guess at how many tokens a text is, rather too many than too few: no tokenizer of these models comes in a form that
 * could be shipped. Text is split as the tokenizers of this kind split it (words, numbers in threes, signs, blanks)
 * and each piece is priced by its script; `usage` in an answer is the truth.
 */
export function estimateTextTokens(text: string): number {
  let tokens = 0;
  let at = 0;
  let before: Kind = 'line';
  while (at < text.length) {
    const kind = kindAt(text, at);
    const end = endOfRun(text, at, kind);
    // A line's end behind a sign is part of it.
    if (kind !== 'line' || before !== 'sign') tokens += prices[kind](end - at);
    before = kind;
    at = end;
  }
  return Math.ceil(tokens);
}

type Kind = 'latin' | 'digit' | 'blank' | 'line' | 'sign' | 'han' | 'kana' | 'hangul' | 'other' | 'astral';

/** Tokens of a run of so many UTF-16 units. */
const prices: Readonly<Record<Kind, (length: number) => number>> = {
  // Common words are one token; names and rare words come in pieces.
  latin: length => (length <= 6 ? 1 : 1 + (length - 6) / 4),
  digit: length => Math.ceil(length / 3),
  // One blank belongs to the word behind it; indentation is a token or two.
  blank: length => (length === 1 ? 0 : 0.9),
  line: () => 1,
  // A single one often goes with the word behind it, several are often one.
  sign: length => 0.5 + length / 3,
  // Two characters are often one word of the vocabulary.
  han: length => length * 0.8,
  kana: length => length * 0.85,
  hangul: length => length * 0.8,
  // Cyrillic, Greek, Arabic, Hebrew, Thai, Devanagari, …
  other: length => Math.max(1, length * 0.55),
  // Emoji and rare characters: two units each, two or three tokens.
  astral: length => length * 1.3,
};

/** A capital behind a small letter begins a new word: `estimateTextTokens` is three. */
function endOfRun(text: string, from: number, kind: Kind): number {
  let at = from + 1;
  while (at < text.length && kindAt(text, at) === kind) {
    if (kind === 'latin' && isCapital(text.charCodeAt(at)) && !isCapital(text.charCodeAt(at - 1))) break;
    at += 1;
  }
  return at;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || isCapital(code)) return 'latin';
    if (code >= 0x30 && code <= 0x39) return 'digit';
    if (code === 0x20 || code === 0x09) return 'blank';
    return code === 0x0a || code === 0x0d ? 'line' : 'sign';
  }
  if (code < 0x0250) return code < 0xc0 ? 'sign' : 'latin';
  if (code >= 0xd800 && code <= 0xdfff) return 'astral';
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)) {
    return 'han';
  }
  if (code >= 0x3040 && code <= 0x30ff) return 'kana';
  if ((code >= 0xac00 && code <= 0xd7af) || (code >= 0x1100 && code <= 0x11ff)) return 'hangul';
  // General punctuation, arrows, boxes, mathematics; ideographic and full-width signs.
  const isSign = (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00;
  return isSign ? 'sign' : 'other';
}
