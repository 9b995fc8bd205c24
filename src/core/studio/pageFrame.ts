import type { MeasuredElement } from './assets/measuredElement.ts';
import type { PointFromFrame, PointToFrame } from './point/frameTalk.ts';

/**
 * The document of the frame in which a page is shown. The frame is sandboxed (`allow-scripts` alone: an opaque origin,
 * no forms, no pop-ups, no downloads), inherits the policy of the webview around it, and is held tighter here: it
 * loads nothing but `data:` pictures and fonts, and runs nothing but `script`, which bears the nonce. The page itself
 * is sent into it afterwards; it is never parsed as this document's own source.
 */
export function pageFrame(script: string, nonce: string): string {
  if (!/^[\w-]+$/.test(nonce)) throw new Error('a nonce is made of letters, digits, - and _');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!DOCTYPE html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    // No policy covers name look-ups for links.
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    `<script nonce="${nonce}">${script.replaceAll(/<(?=\/?script|!--)/gi, '\\x3C')}</script>`,
    '</head><body></body></html>',
  ].join('');
}

/** What the shell and the frame say to each other over a port of their own. */
export type ToFrame =
  /** `growing`: more of it comes soon, and what may look otherwise then is not shown yet. */
  | { type: 'page'; html: string; growing?: boolean }
  /** Shows the page and says it as a PNG, `pixelRatio` pixels of it for one of the page's. */
  | { type: 'draw'; id: number; html: string; pixelRatio: number }
  /** Shows the page and says where its elements are, once its viewport is so many CSS pixels wide. */
  | { type: 'measure'; id: number; html: string; width: number }
  | PointToFrame;
export type FromFrame =
  | PointFromFrame
  /** After every change and every resize. `height`: of the page, in its own pixels; `empty`: there is nothing to see. */
  | { type: 'shown'; htmlLength: number; height: number; viewportHeight: number; empty: boolean }
  /** Width and height in pixels of the picture. */
  | { type: 'drawn'; id: number; png: ArrayBuffer; width: number; height: number }
  | { type: 'measured'; id: number; elements: MeasuredElement[] }
  | { type: 'undrawable'; id: number; why: string }
  /** What of the page is not there, whenever that is other than before. */
  | { type: 'unloaded'; what: Unloaded }
  /** A key that the editor around the preview may have a meaning for. */
  | { type: 'key'; event: FrameKey }
  /** A wheel was turned with Ctrl. Pixels; the place in those of the page's viewport. */
  | { type: 'wheel'; deltaY: number; x: number; y: number }
  /** A link was followed; nothing happens but that it is told. */
  | { type: 'link' };
export type ShownPage = Extract<FromFrame, { type: 'shown' }>;
export type DrawnPage = Extract<FromFrame, { type: 'drawn' }>;
export interface FrameKey {
  key: string;
  code: string;
  keyCode: number;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}
/** How much of a page was not loaded or does not run. */
export interface Unloaded {
  pictures: number;
  /** Style sheets, and what style sheets want. */
  styles: number;
  scripts: number;
  /** Frames, films, sounds and the like. */
  others: number;
}
