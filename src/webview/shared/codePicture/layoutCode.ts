/** Where every piece of code goes in a picture of it: pure, so that wrapping and cutting can be tested without a canvas. */

/** A piece of one look; `Style` is whatever the painter needs. */
export interface StyledText<Style> {
  readonly text: string;
  readonly style: Style;
}

export interface PlacedText<Style> extends StyledText<Style> {
  /** From the left edge of the code, in CSS pixels. */
  readonly x: number;
}

export interface CodeRow<Style> {
  /** Line number; absent on the continuation of a wrapped line. */
  readonly line?: number;
  /** Which line of the code it belongs to, from 0, and which part of that, with its tabs as blanks. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly texts: readonly PlacedText<Style>[];
}

export interface CodeLayout<Style> {
  readonly rows: readonly CodeRow<Style>[];
  /** Widest row, in CSS pixels. */
  readonly width: number;
  /** Lines that did not fit, from the end; the picture must say so. */
  readonly hiddenLines: number;
  /** The only line shown is so long that its end did not fit either. */
  readonly isCut: boolean;
}

export interface LayoutOptions {
  readonly firstLine: number;
  readonly tabSize: number;
  /** Rows become no wider than this; longer lines wrap. */
  readonly maxWidth: number;
  readonly maxRows: number;
  /** Width of one ASCII character of the code font. */
  readonly characterWidth: number;
  /** Width of other text (CJK, emoji), in CSS pixels. */
  measure(text: string): number;
}

/** Characters that are one cell wide in a code font. */
const asciiPattern = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function layoutCode<Style>(
  lines: readonly (readonly StyledText<Style>[])[],
  options: LayoutOptions,
): CodeLayout<Style> {
  const rows: CodeRow<Style>[] = [];
  let width = 0;
  let shown = 0;
  let isCut = false;
  for (const [index, line] of lines.entries()) {
    const wrapped = wrapLine(line, options);
    // A line is shown whole or not at all; the first always is, cut if it must be.
    if (rows.length + wrapped.length > options.maxRows && index > 0) break;
    isCut ||= wrapped.length > options.maxRows;
    let from = 0;
    for (const [part, { texts, end }] of wrapped.slice(0, options.maxRows).entries()) {
      const to = from + texts.reduce((sum, { text }) => sum + text.length, 0);
      rows.push({ ...(part === 0 && { line: options.firstLine + index }), index, from, to, texts });
      width = Math.max(width, end);
      from = to;
    }
    shown++;
  }
  return { rows, width, hiddenLines: lines.length - shown, isCut };
}

interface Row<Style> {
  texts: PlacedText<Style>[];
  end: number;
}

function wrapLine<Style>(line: readonly StyledText<Style>[], options: LayoutOptions): Row<Style>[] {
  const { maxWidth } = options;
  let row: Row<Style> = { texts: [], end: 0 };
  const rows = [row];
  let column = 0;
  for (const { text: raw, style } of line) {
    const text = expandTabs(raw, column, options.tabSize);
    column += cellsOf(text);
    let rest = text;
    while (rest !== '') {
      const room = maxWidth - row.end;
      const fits = fitInto(room, rest, options);
      if (fits.length === 0 && row.end > 0) {
        row = { texts: [], end: 0 };
        rows.push(row);
        continue;
      }
      // One character wider than the whole picture still has to go somewhere.
      const piece = fits.length > 0 ? rest.slice(0, fits.length) : firstGrapheme(rest);
      row.texts.push({ text: piece, style, x: row.end });
      row.end += fits.length > 0 ? fits.width : widthOf(piece, options);
      rest = rest.slice(piece.length);
    }
  }
  return rows;
}

/** How much of the text fits into the room: its length in UTF-16 units, never half a character, and its width. */
function fitInto(room: number, text: string, options: LayoutOptions): { length: number; width: number } {
  if (asciiPattern.test(text)) {
    const length = Math.min(text.length, Math.max(0, Math.floor(room / options.characterWidth + 1e-6)));
    return { length, width: length * options.characterWidth };
  }
  const whole = options.measure(text);
  if (whole <= room) return { length: text.length, width: whole };
  let length = 0;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = widthOf(segment, options);
    if (width + next > room) break;
    width += next;
    length += segment.length;
  }
  return { length, width };
}

/** Where a column of a line lies once its tabs are blanks. */
export function expandedOffset(line: string, column: number, tabSize: number): number {
  return expandTabs(line.slice(0, column), 0, tabSize).length;
}

export function widthOf(text: string, options: Pick<LayoutOptions, 'characterWidth' | 'measure'>): number {
  return asciiPattern.test(text) ? text.length * options.characterWidth : options.measure(text);
}

function firstGrapheme(text: string): string {
  for (const { segment } of graphemes.segment(text)) return segment;
  return text;
}

/** Tabs go to the next stop; other control characters would draw as boxes or nothing. */
function expandTabs(text: string, column: number, tabSize: number): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let at = column;
  for (const { segment } of graphemes.segment(text)) {
    const cells = segment === '\t' ? tabSize - (at % tabSize) : cellsOf(segment);
    result += segment === '\t' ? ' '.repeat(cells) : segment;
    at += cells;
  }
  return result;
}

// East Asian wide and emoji take two columns in the editor, which is what tab stops count in.
const widePattern =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

function cellsOf(text: string): number {
  if (asciiPattern.test(text)) return text.length;
  let cells = 0;
  for (const { segment } of graphemes.segment(text)) cells += widePattern.test(segment) ? 2 : 1;
  return cells;
}
