/** Draws laid-out code on a canvas as the editor would show it, twice as fine as CSS pixels. */
import type { CodeToken } from '../highlight/codeTokenizer.ts';
import { drawSign, drawSquiggle, type Severity, type SeverityColors, worstOf } from './drawProblems.ts';
import type { CodeLayout } from './layoutCode.ts';
import type { PlacedRange } from './placeRange.ts';
import { wrapText } from './wrapText.ts';

export interface PictureStyle {
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly background: string;
  readonly foreground: string;
  readonly lineNumber: string;
  readonly currentLineNumber: string;
  readonly titleBackground: string;
  readonly titleForeground: string;
  readonly titleFontFamily: string;
  readonly border: string;
  readonly selection: string;
  readonly currentLine: string;
  readonly severities: SeverityColors;
}

export interface PictureText {
  readonly title: string;
  /** Drawn below the code, when not all of it is there. */
  readonly note?: string;
  /** Of the problems, in words, below the code. */
  readonly messages: readonly { severity: Severity; text: string }[];
}

/** What lies under, over and beside the text. */
export interface PictureMarks {
  readonly selections: readonly PlacedRange[];
  readonly squiggles: readonly (PlacedRange & { readonly severity: Severity })[];
  /** Index of the row where the cursor stands. */
  readonly currentRows: readonly number[];
  readonly showsLineNumbers: boolean;
}

export const scale = 2;
export const padding = { code: 16, gutter: 14, top: 10, bottom: 12 } as const;
const titleHeight = 34;
const noteHeight = 30;
const minWidth = 360;
/** A sign beside the line, in its margin. */
const signSize = 7;

export function fontOf(style: PictureStyle, token?: Pick<CodeToken, 'italic' | 'bold'>): string {
  return `${token?.italic ? 'italic ' : ''}${token?.bold ? 'bold ' : ''}${style.fontSize}px ${style.fontFamily}`;
}

export function drawCode(
  layout: CodeLayout<CodeToken>,
  style: PictureStyle,
  { title, note, messages }: PictureText,
  marks: PictureMarks,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');

  context.font = fontOf(style);
  const lastLine = layout.rows.findLast(row => row.line !== undefined)?.line ?? 1;
  const numberWidth = marks.showsLineNumbers ? context.measureText(String(lastLine)).width : 0;
  const codeX = padding.code + numberWidth + (marks.showsLineNumbers ? padding.gutter * 2 : 0);
  const titleFont = `${style.fontSize}px ${style.titleFontFamily}`;
  context.font = titleFont;
  const widestText =
    Math.max(context.measureText(title).width, context.measureText(note ?? '').width) + padding.code * 2;
  const width = Math.ceil(Math.max(minWidth, widestText, codeX + layout.width + padding.code));
  const codeHeight = padding.top + layout.rows.length * style.lineHeight + padding.bottom;
  const messageX = padding.code + signSize + 8;
  const messageLines = messages.flatMap(({ severity, text }) =>
    wrapText(text, width - messageX - padding.code, part => context.measureText(part).width).map((line, index) => ({
      text: line,
      ...(index === 0 && { severity }),
    })),
  );
  const messagesHeight = messageLines.length === 0 ? 0 : messageLines.length * style.lineHeight + padding.top * 2;
  const height = Math.ceil(titleHeight + codeHeight + messagesHeight + (note ? noteHeight : 0));

  // Setting the size resets the context: everything else comes after.
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  context.textBaseline = 'alphabetic';

  context.fillStyle = style.background;
  context.fillRect(0, 0, width, height);
  context.fillStyle = style.titleBackground;
  context.fillRect(0, 0, width, titleHeight);
  context.fillStyle = style.border;
  context.fillRect(0, titleHeight - 1, width, 1);
  context.font = titleFont;
  context.fillStyle = style.titleForeground;
  context.fillText(title, padding.code, baseline(0, titleHeight, style.fontSize));

  const topOf = (row: number): number => titleHeight + padding.top + row * style.lineHeight;
  context.fillStyle = style.currentLine;
  for (const row of marks.currentRows) context.fillRect(0, topOf(row), width, style.lineHeight);
  context.fillStyle = style.selection;
  for (const { row, x, width: length, goesOn } of marks.selections) {
    // The end of a line is selected with it, as the editor shows.
    context.fillRect(codeX + x, topOf(row), length + (goesOn ? style.fontSize * 0.6 : 0), style.lineHeight);
  }

  for (const [index, row] of layout.rows.entries()) {
    const y = baseline(topOf(index), style.lineHeight, style.fontSize);
    context.font = fontOf(style);
    if (marks.showsLineNumbers) {
      context.fillStyle = marks.currentRows.includes(index) ? style.currentLineNumber : style.lineNumber;
      context.textAlign = 'right';
      context.fillText(row.line === undefined ? '↪' : String(row.line), padding.code + numberWidth, y);
      context.textAlign = 'left';
    }
    for (const { text, style: token, x } of row.texts) {
      context.font = fontOf(style, token);
      context.fillStyle = token.color ?? style.foreground;
      context.fillText(text, codeX + x, y);
      if (token.underline) context.fillRect(codeX + x, y + 2, context.measureText(text).width, 1);
    }
    const here = marks.squiggles.filter(squiggle => squiggle.row === index);
    for (const squiggle of here) {
      const color = style.severities[squiggle.severity];
      drawSquiggle(context, { ...squiggle, x: codeX + squiggle.x }, y + style.fontSize * 0.24, color);
    }
    const worst = worstOf(here.map(({ severity }) => severity));
    const middle = topOf(index) + style.lineHeight / 2;
    if (worst) drawSign(context, worst, padding.code / 2, middle, signSize, style.severities);
  }

  let top = titleHeight + codeHeight;
  if (messageLines.length > 0) {
    context.fillStyle = style.border;
    context.fillRect(0, top, width, 1);
    context.font = titleFont;
    for (const [index, { text, severity }] of messageLines.entries()) {
      const lineTop = top + padding.top + index * style.lineHeight;
      const middle = lineTop + style.lineHeight / 2;
      if (severity) drawSign(context, severity, padding.code + signSize / 2, middle, signSize, style.severities);
      context.fillStyle = style.foreground;
      context.fillText(text, messageX, baseline(lineTop, style.lineHeight, style.fontSize));
    }
    top += messagesHeight;
  }
  if (note) {
    context.fillStyle = style.border;
    context.fillRect(0, top, width, 1);
    context.font = titleFont;
    context.fillStyle = style.titleForeground;
    context.fillText(note, padding.code, baseline(top, noteHeight, style.fontSize));
  }
  return canvas;
}

/** Baseline that centres text of this size in a box; 0.36 em is half of a usual capital's height. */
function baseline(top: number, height: number, fontSize: number): number {
  return Math.round(top + height / 2 + fontSize * 0.36);
}
