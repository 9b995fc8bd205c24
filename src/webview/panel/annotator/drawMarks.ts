/** Marks on a canvas. The same drawing is the preview and the picture that is sent. */
import { blockSizeOf } from './blockSize.ts';
import {
  fontSizeOf,
  lineWidthOf,
  type Mark,
  numberOf,
  type Point,
  radiusOf,
  type Rect,
  rectOf,
  type Size,
  wholeRect,
} from './mark.ts';

export type Drawable = ImageBitmap | HTMLImageElement;

const fontFamily = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const leading = 1.25;

/**
 * @param context in pixels of the picture
 * @param picture what lies below; without it nothing can be blurred, and what should be is covered
 */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  size: Size,
  picture: Drawable | undefined,
): void {
  // Blurs first: they are made of the picture, and must not hide an arrow that points at one.
  for (const mark of marks) if (mark.shape === 'blur') blur(context, wholeRect(mark.points, size), size, picture);
  for (const mark of marks) {
    context.save();
    context.lineJoin = 'round';
    context.lineCap = 'round';
    drawMark(context, mark, marks, size);
    context.restore();
  }
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, marks: readonly Mark[], size: Size): void {
  const line = lineWidthOf(mark, size);
  switch (mark.shape) {
    case 'box': {
      const { x, y, width, height } = rectOf(mark.points);
      stroke(context, mark, line, () => context.rect(x, y, width, height));
      break;
    }
    case 'cover': {
      const { x, y, width, height } = wholeRect(mark.points, size);
      context.fillStyle = mark.color;
      context.fillRect(x, y, width, height);
      break;
    }
    case 'pen':
      stroke(context, mark, line, () => tracePen(context, mark.points));
      break;
    case 'arrow':
      stroke(context, mark, line, () => traceArrow(context, mark.points, line));
      break;
    case 'number':
      drawNumber(context, mark, numberOf(mark, marks), radiusOf(mark, size));
      break;
    case 'text':
      drawText(context, mark, fontSizeOf(mark, size));
      break;
    case 'blur':
    case 'crop':
      break;
  }
}

/** A rim in the opposite tone, so that a line is seen on any picture. */
function stroke(context: CanvasRenderingContext2D, { color }: Mark, line: number, trace: () => void): void {
  context.beginPath();
  trace();
  context.strokeStyle = contrastOf(color);
  context.lineWidth = line * 1.7;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = line;
  context.stroke();
}

function tracePen(context: CanvasRenderingContext2D, [first, ...rest]: readonly Point[]): void {
  if (!first) return;
  context.moveTo(first.x, first.y);
  // Through the middles, bent by the points: a hand draws no corners.
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next) context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
    else context.lineTo(point.x, point.y);
  }
  if (rest.length === 0) context.lineTo(first.x, first.y);
}

function traceArrow(context: CanvasRenderingContext2D, [tail, head]: readonly Point[], line: number): void {
  if (!tail || !head) return;
  const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
  const length = Math.min(line * 6, Math.hypot(head.x - tail.x, head.y - tail.y) * 0.6);
  context.moveTo(tail.x, tail.y);
  context.lineTo(head.x, head.y);
  for (const side of [-0.5, 0.5]) {
    context.moveTo(head.x, head.y);
    context.lineTo(head.x - length * Math.cos(angle + side), head.y - length * Math.sin(angle + side));
  }
}

function drawNumber(
  context: CanvasRenderingContext2D,
  { points: [at], color }: Mark,
  value: number,
  radius: number,
): void {
  if (!at) return;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, Math.PI * 2);
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = contrastOf(color);
  context.lineWidth = radius / 6;
  context.stroke();
  const text = String(value);
  context.fillStyle = contrastOf(color);
  context.font = `bold ${radius * (text.length > 1 ? 1 : 1.25)}px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(text, at.x, at.y + radius * (text.length > 1 ? 0.36 : 0.45));
}

function drawText(context: CanvasRenderingContext2D, { points: [at], color, text = '' }: Mark, fontSize: number): void {
  if (!at) return;
  context.font = `bold ${fontSize}px ${fontFamily}`;
  context.textBaseline = 'top';
  context.strokeStyle = contrastOf(color);
  context.lineWidth = fontSize / 5;
  context.fillStyle = color;
  for (const [index, line] of text.split('\n').entries()) {
    const y = at.y + index * fontSize * leading;
    context.strokeText(line, at.x, y);
    context.fillText(line, at.x, y);
  }
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** How large a `text` is drawn. */
export function textSizeOf(mark: Mark, picture: Size): Size {
  ruler ??= document.createElement('canvas').getContext('2d');
  const fontSize = fontSizeOf(mark, picture);
  const lines = (mark.text || ' ').split('\n');
  if (!ruler) return { width: fontSize, height: fontSize * lines.length };
  const measured = ruler;
  measured.font = `bold ${fontSize}px ${fontFamily}`;
  return {
    width: Math.max(...lines.map(line => measured.measureText(line).width)),
    height: fontSize * leading * lines.length,
  };
}

/** Few large blocks, each of the mean colour below it: what they were made of cannot be told from them. */
function blur(context: CanvasRenderingContext2D, rect: Rect, size: Size, picture: Drawable | undefined): void {
  const { x, y, width, height } = rect;
  const block = blockSizeOf(rect, size);
  const blocks = document.createElement('canvas');
  blocks.width = Math.ceil(width / block);
  blocks.height = Math.ceil(height / block);
  const small = blocks.getContext('2d');
  context.save();
  if (picture && small) {
    // A drawing says its size in its own units.
    const [across, down] = [picture.width / size.width, picture.height / size.height];
    small.imageSmoothingQuality = 'high';
    small.drawImage(picture, x * across, y * down, width * across, height * down, 0, 0, blocks.width, blocks.height);
    context.imageSmoothingEnabled = false;
    context.drawImage(blocks, x, y, width, height);
  } else {
    context.fillStyle = '#808080';
    context.fillRect(x, y, width, height);
  }
  context.restore();
}

/** Black or white, whichever stands out from a colour of the form `#rrggbb`. */
export function contrastOf(color: string): '#ffffff' | '#111111' {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) || 0);
  return r * 0.299 + g * 0.587 + b * 0.114 > 150 ? '#111111' : '#ffffff';
}
