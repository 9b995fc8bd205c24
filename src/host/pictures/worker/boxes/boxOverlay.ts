import { pixelsOf } from '../../../../core/vision/index.ts';
import type { DrawnBox } from '../../codecMessages.ts';
import { digitsPath, digitsWidth } from './digits.ts';
import {
  digitHeight,
  type LabelStyle,
  labelHeight,
  labelPadding,
  layoutLabels,
  type Rectangle,
} from './layoutLabels.ts';

/** Told apart by people who see colours otherwise too (Okabe and Ito, 2008), each with the text that reads on it. */
const colours: readonly { paint: string; text: string }[] = [
  { paint: '#d55e00', text: '#ffffff' },
  { paint: '#0072b2', text: '#ffffff' },
  { paint: '#009e73', text: '#000000' },
  { paint: '#cc79a7', text: '#000000' },
  { paint: '#e69f00', text: '#000000' },
  { paint: '#56b4e9', text: '#000000' },
  { paint: '#f0e442', text: '#000000' },
  { paint: '#5d3fd3', text: '#ffffff' },
];

/** A picture of this size is shown smaller than it is: what is drawn into it grows with it. */
export function styleFor(
  width: number,
  height: number,
  words: Pick<LabelStyle, 'words' | 'wideWords'>,
): LabelStyle & { stroke: number } {
  const fontSize = Math.round(Math.min(64, Math.max(13, Math.max(width, height) / 52)));
  return { fontSize, ...words, stroke: Math.max(2, Math.round(fontSize / 8)) };
}

/** Room around a picture that is so small or thin that labels would hide it; in pixels. */
export function marginFor(width: number, height: number, style: LabelStyle): number {
  return Math.min(width, height) < labelHeight(style) * 6 ? Math.round(labelHeight(style) * 1.2) : 0;
}

export interface OverlayPicture extends Rectangle {
  boxes: readonly DrawnBox[];
}

/**
 * The boxes and labels of one or two pictures as a drawing, to be laid over them. What a box is about stays visible: it
 * is drawn around it.
 */
export function boxOverlay(
  pictures: readonly OverlayPicture[],
  canvas: { width: number; height: number },
  style: LabelStyle & { stroke: number },
): string {
  const { stroke, fontSize } = style;
  const shapes = pictures.flatMap(picture =>
    picture.boxes.map(drawn => {
      const { x, y, width, height } = pixelsOf(drawn.box, picture);
      const outset = stroke / 2 + 1;
      // A box of a few pixels could not be seen.
      const least = stroke * 3;
      const [wide, high] = [Math.max(width, least), Math.max(height, least)];
      return {
        drawn,
        number: drawn.number,
        label: drawn.label,
        x: picture.x + x - (wide - width) / 2 - outset,
        y: picture.y + y - (high - height) / 2 - outset,
        width: wide + 2 * outset,
        height: high + 2 * outset,
      };
    }),
  );
  const labels = layoutLabels(shapes, canvas, style);
  const parts: string[] = [];
  for (const { drawn, x, y, width, height } of shapes) {
    const { paint } = colourOf(drawn);
    const frame = `x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"`;
    const dashes = drawn.dashed ? ` stroke-dasharray="${stroke * 4} ${stroke * 2}"` : '';
    // Light around the colour: it is seen on its own colour too.
    parts.push(`<rect ${frame} rx="${stroke}" fill="none" stroke="#fff" stroke-width="${stroke + 2}"${dashes}/>`);
    parts.push(`<rect ${frame} rx="${stroke}" fill="none" stroke="${paint}" stroke-width="${stroke}"${dashes}/>`);
  }
  for (const [index, { drawn }] of shapes.entries()) {
    const label = labels[index];
    if (!label) continue;
    const { paint, text } = colourOf(drawn);
    const padding = labelPadding(style);
    const digits = digitHeight(style);
    const top = label.y + (labelHeight(style) - digits) / 2;
    parts.push(
      `<rect x="${label.x.toFixed(1)}" y="${label.y.toFixed(1)}" width="${label.width.toFixed(1)}" height="${label.height}" rx="${Math.round(fontSize / 5)}" fill="${paint}" stroke="#fff" stroke-width="1"/>`,
      `<path fill="${text}" d="${digitsPath(drawn.number, label.x + padding, top, digits)}"/>`,
    );
    if (label.text === '') continue;
    const left = label.x + 2 * padding + digitsWidth(drawn.number, digits);
    parts.push(
      `<text x="${left.toFixed(1)}" y="${(label.y + labelHeight(style) * 0.72).toFixed(1)}" font-family="sans-serif" font-size="${fontSize}" fill="${text}">${escaped(label.text)}</text>`,
    );
  }
  const { width, height } = canvas;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function colourOf({ colour }: DrawnBox): { paint: string; text: string } {
  return colours[colour % colours.length] ?? { paint: '#d55e00', text: '#ffffff' };
}

function escaped(text: string): string {
  // Control characters are no XML at all.
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
