/** Draws laid-out code on a canvas as the editor would show it, twice as fine as CSS pixels. */
import type { CodeToken } from '../highlight/codeTokenizer.ts';
import type { CodeLayout } from './layoutCode.ts';

export interface PictureStyle {
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly background: string;
  readonly foreground: string;
  readonly lineNumber: string;
  readonly titleBackground: string;
  readonly titleForeground: string;
  readonly titleFontFamily: string;
  readonly border: string;
}

export interface PictureText {
  readonly title: string;
  /** Drawn below the code, when not all of it is there. */
  readonly note?: string;
}

export const scale = 2;
export const padding = { code: 16, gutter: 14, top: 10, bottom: 12 } as const;
const titleHeight = 34;
const noteHeight = 30;
const minWidth = 360;

export function fontOf(style: PictureStyle, token?: Pick<CodeToken, 'italic' | 'bold'>): string {
  return `${token?.italic ? 'italic ' : ''}${token?.bold ? 'bold ' : ''}${style.fontSize}px ${style.fontFamily}`;
}

export function drawCode(
  layout: CodeLayout<CodeToken>,
  style: PictureStyle,
  { title, note }: PictureText,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');

  context.font = fontOf(style);
  const lastLine = layout.rows.findLast(row => row.line !== undefined)?.line ?? 1;
  const numberWidth = context.measureText(String(lastLine)).width;
  const codeX = padding.code + numberWidth + padding.gutter * 2;
  const titleFont = `${style.fontSize}px ${style.titleFontFamily}`;
  context.font = titleFont;
  const widestText =
    Math.max(context.measureText(title).width, context.measureText(note ?? '').width) + padding.code * 2;
  const width = Math.ceil(Math.max(minWidth, widestText, codeX + layout.width + padding.code));
  const codeHeight = padding.top + layout.rows.length * style.lineHeight + padding.bottom;
  const height = Math.ceil(titleHeight + codeHeight + (note ? noteHeight : 0));

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

  for (const [index, row] of layout.rows.entries()) {
    const top = titleHeight + padding.top + index * style.lineHeight;
    const y = baseline(top, style.lineHeight, style.fontSize);
    context.font = fontOf(style);
    context.fillStyle = style.lineNumber;
    context.textAlign = 'right';
    context.fillText(row.line === undefined ? '↪' : String(row.line), padding.code + numberWidth, y);
    context.textAlign = 'left';
    for (const { text, style: token, x } of row.texts) {
      context.font = fontOf(style, token);
      context.fillStyle = token.color ?? style.foreground;
      context.fillText(text, codeX + x, y);
      if (token.underline) context.fillRect(codeX + x, y + 2, context.measureText(text).width, 1);
    }
  }

  if (note) {
    const top = height - noteHeight;
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
