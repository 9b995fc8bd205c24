import type { DrawnBox } from '../../codecMessages.ts';
import { digitsWidth } from './digits.ts';

/** In pixels of what is drawn. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedLabel extends Rectangle {
  /** Behind the number; empty where only that has room. */
  text: string;
}

export interface LabelStyle {
  /** Of the text. */
  fontSize: number;
  /** Whether there is a font for words, and for Chinese ones. */
  words: boolean;
  wideWords: boolean;
}

export const labelHeight = ({ fontSize }: LabelStyle): number => Math.round(fontSize * 1.45);
export const labelPadding = ({ fontSize }: LabelStyle): number => Math.round(fontSize * 0.35);
export const digitHeight = ({ fontSize }: LabelStyle): number => Math.round(fontSize * 0.75);

/** Longer names are cut: they stand in the list beside the picture. */
const mostCharacters = 24;

/**
 * A place for each label: above its box, within it, below it, whichever is free. A name that is in the way of another
 * label gives way to its number; a number is always there.
 */
export function layoutLabels(
  boxes: readonly LabelledBox[],
  canvas: { width: number; height: number },
  style: LabelStyle,
): PlacedLabel[] {
  // The smallest first: they have the fewest places for theirs.
  const order = [...boxes.keys()].sort((a, b) => areaOf(boxes[a]) - areaOf(boxes[b]));
  const labels: PlacedLabel[] = [];
  const others = (index: number): Rectangle[] => labels.filter((label, at) => label && at !== index);
  // What lies in another box is seen better without a label on it, unless that box holds this one too.
  const hidden = (box: Rectangle): Rectangle[] => boxes.filter(other => other !== box && !overlap(other, box));
  const place = (box: LabelledBox, text: string, index: number): PlacedLabel | undefined =>
    findPlace(box, text, canvas, style, [...others(index), ...hidden(box)]) ??
    findPlace(box, text, canvas, style, others(index));
  for (const index of order) {
    const box = boxes[index];
    if (!box) continue;
    labels[index] = place(box, '', index) ?? { ...atCorner(box, canvas, style), text: '' };
  }
  if (!style.words) return labels;
  // Names come when every number has its place.
  for (const index of order) {
    const box = boxes[index];
    const text = shortened(box?.label ?? '');
    const named = box && mayBeDrawn(text, style) && place(box, text, index);
    if (named) labels[index] = named;
  }
  return labels;
}

type LabelledBox = Rectangle & Pick<DrawnBox, 'number' | 'label'>;

function findPlace(
  box: LabelledBox,
  text: string,
  canvas: { width: number; height: number },
  style: LabelStyle,
  taken: readonly Rectangle[],
): PlacedLabel | undefined {
  const height = labelHeight(style);
  const bare = bareWidth(box, style);
  const width = text === '' ? bare : bare + labelPadding(style) + textWidth(text, style.fontSize);
  if (width > canvas.width) return undefined;
  for (const at of places(box, width, height)) {
    const rectangle = within({ ...at, width, height }, canvas);
    // Moved into the picture it may lie somewhere else altogether.
    if (Math.abs(rectangle.y - at.y) > 1) continue;
    if (!taken.some(other => overlap(rectangle, other))) return { ...rectangle, text };
  }
  return undefined;
}

function atCorner(box: LabelledBox, canvas: { width: number; height: number }, style: LabelStyle): Rectangle {
  const height = labelHeight(style);
  return within({ x: box.x, y: box.y - height, width: bareWidth(box, style), height }, canvas);
}

function bareWidth({ number }: LabelledBox, style: LabelStyle): number {
  return digitsWidth(number, digitHeight(style)) + 2 * labelPadding(style);
}

function places({ x, y, width: wide, height: high }: Rectangle, width: number, height: number) {
  const right = x + wide - width;
  // Within only where the box has room for more than its own label.
  const roomy = wide > width * 1.5 && high > height * 2;
  return [
    { x, y: y - height },
    { x, y: y + high },
    ...(roomy ? [{ x, y }] : []),
    { x: right, y: y - height },
    { x: right, y: y + high },
    { x: x + wide, y },
    { x: x - width, y },
  ];
}

function within(rectangle: Rectangle, canvas: { width: number; height: number }): Rectangle {
  return {
    ...rectangle,
    x: Math.max(0, Math.min(rectangle.x, canvas.width - rectangle.width)),
    y: Math.max(0, Math.min(rectangle.y, canvas.height - rectangle.height)),
  };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function areaOf(box: Rectangle | undefined): number {
  return box ? box.width * box.height : 0;
}

function shortened(label: string): string {
  const characters = [...label.trim()];
  return characters.length > mostCharacters
    ? `${characters.slice(0, mostCharacters - 1).join('')}…`
    : characters.join('');
}

const wide = /[\u2e80-\uffff]|[\u{20000}-\u{3ffff}]/u;

/** Letters that no font has would be empty boxes. */
function mayBeDrawn(text: string, { wideWords }: LabelStyle): boolean {
  return text !== '' && (wideWords || !wide.test(text));
}

/** Wide rather than exact: no font is measured. */
function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += wide.test(character) ? 1 : /[\p{Lu}mw@%—…]/u.test(character) ? 0.9 : 0.62;
  return Math.ceil(em * fontSize);
}
