/** Marks on a picture, as data: made, moved, resized and found without a canvas. All lengths are pixels of the picture. */
import * as z from 'zod/mini';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

export const shapes = ['box', 'arrow', 'pen', 'text', 'number', 'blur', 'cover', 'crop'] as const;
export type Shape = (typeof shapes)[number];

const pointSchema = z.object({ x: z.number(), y: z.number() });

/** `points`: two corners of what has corners, tail and head of an arrow, the way of a pen, one place of the others. */
export const markSchema = z.object({
  id: z.number(),
  shape: z.enum(shapes),
  points: z.array(pointSchema).check(z.minLength(1)),
  /** As CSS writes it. */
  color: z.string(),
  /** 1 to 3, thin to thick. */
  weight: z.number(),
  /** Of `text`. */
  text: z.optional(z.string()),
});
export type Mark = z.infer<typeof markSchema>;

/** What has two corners, and is as good in any order of them. */
const cornered: readonly Shape[] = ['box', 'blur', 'cover', 'crop'];

export function isCornered({ shape }: Pick<Mark, 'shape'>): boolean {
  return cornered.includes(shape);
}

/** Width of a line: marks on a large picture are thicker, since it is looked at from further away. */
export function lineWidthOf({ weight }: Pick<Mark, 'weight'>, { width, height }: Size): number {
  return weight * Math.max(1, Math.max(width, height) / 640);
}

export function fontSizeOf(mark: Pick<Mark, 'weight'>, picture: Size): number {
  return Math.max(12, lineWidthOf(mark, picture) * 7);
}

export function radiusOf(mark: Pick<Mark, 'weight'>, picture: Size): number {
  return Math.max(9, lineWidthOf(mark, picture) * 4.5);
}

/** What a number says: they count from 1 in the order in which they were set, so deleting one closes the gap. */
export function numberOf(mark: Mark, marks: readonly Mark[]): number {
  return marks.filter(({ shape }) => shape === 'number').findIndex(({ id }) => id === mark.id) + 1;
}

export function rectOf(points: readonly Point[]): Rect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Whole pixels, all that the corners touch: nothing of what lies under a blur may shine through its edge. */
export function wholeRect(points: readonly Point[], picture: Size): Rect {
  const rect = rectOf(points);
  const x = Math.min(picture.width - 1, Math.max(0, Math.floor(rect.x)));
  const y = Math.min(picture.height - 1, Math.max(0, Math.floor(rect.y)));
  const right = Math.min(picture.width, Math.max(x + 1, Math.ceil(rect.x + rect.width)));
  const bottom = Math.min(picture.height, Math.max(y + 1, Math.ceil(rect.y + rect.height)));
  return { x, y, width: right - x, height: bottom - y };
}

/** The part of the picture that stays; all of it where nothing is cut. */
export function cropOf(marks: readonly Mark[], picture: Size): Rect {
  const crop = marks.findLast(({ shape }) => shape === 'crop');
  return crop ? wholeRect(crop.points, picture) : { x: 0, y: 0, width: picture.width, height: picture.height };
}

/** As large as it is drawn. @param textSize of a `text`, since only a canvas knows */
export function boundsOf(mark: Mark, picture: Size, textSize: (mark: Mark) => Size): Rect {
  const rect = rectOf(mark.points);
  if (mark.shape === 'text') return { ...rect, ...textSize(mark) };
  if (mark.shape === 'number') return around(rect, radiusOf(mark, picture));
  return isCornered(mark) ? rect : around(rect, lineWidthOf(mark, picture));
}

function around({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Moves as far as it stays in the picture. */
export function moveMark(mark: Mark, by: Point, picture: Size): Mark {
  const { x, y, width, height } = rectOf(mark.points);
  const dx = clamp(by.x, -x, picture.width - x - width);
  const dy = clamp(by.y, -y, picture.height - y - height);
  return { ...mark, points: mark.points.map(point => ({ x: point.x + dx, y: point.y + dy })) };
}

/** Where a mark can be taken hold of to change its size: `at` names it. */
export interface Handle extends Point {
  readonly at: 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'tail' | 'head';
}

export function handlesOf(mark: Mark): readonly Handle[] {
  const [tail, head] = mark.points;
  if (mark.shape === 'arrow' && tail && head) {
    return [
      { at: 'tail', ...tail },
      { at: 'head', ...head },
    ];
  }
  if (!isCornered(mark) && mark.shape !== 'pen') return [];
  const { x, y, width, height } = rectOf(mark.points);
  const [middle, right] = [x + width / 2, x + width];
  const [centre, bottom] = [y + height / 2, y + height];
  return [
    { at: 'nw', x, y },
    { at: 'n', x: middle, y },
    { at: 'ne', x: right, y },
    { at: 'e', x: right, y: centre },
    { at: 'se', x: right, y: bottom },
    { at: 's', x: middle, y: bottom },
    { at: 'sw', x, y: bottom },
    { at: 'w', x, y: centre },
  ];
}

/** The mark with one of its handles at another place. A side that passes its opposite turns the mark over. */
export function dragHandle(mark: Mark, at: Handle['at'], to: Point, picture: Size): Mark {
  const point = within(to, picture);
  const [tail, head] = mark.points;
  if (mark.shape === 'arrow' && tail && head) {
    return { ...mark, points: at === 'tail' ? [point, head] : [tail, point] };
  }
  const rect = rectOf(mark.points);
  const left = at.includes('w') ? point.x : rect.x;
  const right = at.includes('e') && at !== 'head' ? point.x : rect.x + rect.width;
  const top = at.startsWith('n') ? point.y : rect.y;
  const bottom = at.startsWith('s') ? point.y : rect.y + rect.height;
  const place = (value: number, from: number, length: number, low: number, high: number): number =>
    length === 0 ? low : low + ((value - from) / length) * (high - low);
  return {
    ...mark,
    points: mark.points.map(({ x, y }) => ({
      x: place(x, rect.x, rect.width, left, right),
      y: place(y, rect.y, rect.height, top, bottom),
    })),
  };
}

/** As the keyboard does it: the right and lower side move, or the head of an arrow. */
export function resizeMark(mark: Mark, by: Point, picture: Size): Mark {
  const handle = handlesOf(mark).find(({ at }) => at === 'se' || at === 'head');
  if (!handle) return mark;
  const { x, y } = rectOf(mark.points);
  const to = { x: handle.x + by.x, y: handle.y + by.y };
  // With keys nobody means to turn it over.
  const kept = mark.shape === 'arrow' ? to : { x: Math.max(x + 1, to.x), y: Math.max(y + 1, to.y) };
  return dragHandle(mark, handle.at, kept, picture);
}

/** The uppermost mark at a place. What is only an edge is hit at its edge, so that what lies inside can be reached. */
export function markAt(
  marks: readonly Mark[],
  point: Point,
  picture: Size,
  tolerance: number,
  textSize: (mark: Mark) => Size,
): Mark | undefined {
  return marks.findLast(mark => isHit(mark, point, picture, tolerance, textSize));
}

function isHit(mark: Mark, point: Point, picture: Size, tolerance: number, textSize: (mark: Mark) => Size): boolean {
  const reach = tolerance + lineWidthOf(mark, picture) / 2;
  if (mark.shape === 'arrow' || mark.shape === 'pen') {
    const { points } = mark;
    return points.some((from, index) => distance(point, from, points[index + 1] ?? from) <= reach);
  }
  const bounds = boundsOf(mark, picture, textSize);
  if (!contains(around(bounds, tolerance), point)) return false;
  const isEdge = mark.shape === 'box' || mark.shape === 'crop';
  return !isEdge || !contains(around(bounds, -reach), point);
}

function contains({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height;
}

/** From a point to the line between two others. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0, 1);
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

export function within({ x, y }: Point, { width, height }: Size): Point {
  return { x: clamp(x, 0, width), y: clamp(y, 0, height) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
