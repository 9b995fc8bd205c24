/** A part of a picture while it is chosen, in pixels of the picture. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The least that is worth a page. */
export const leastSide = 8;

/** Between two points, wherever they lie to each other; inside the picture and never too small to see. */
export function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }, picture: Size): PixelBox {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return within({ x: left, y: top, width: right - left, height: bottom - top }, picture);
}

/** The nearest box of whole pixels that lies in the picture. */
export function within({ x, y, width, height }: PixelBox, picture: Size): PixelBox {
  const side = (at: number, length: number, all: number): [number, number] => {
    const kept = Math.min(all, Math.max(Math.min(leastSide, all), Math.round(length)));
    return [Math.min(all - kept, Math.max(0, Math.round(at))), kept];
  };
  const [left, wide] = side(x, width, picture.width);
  const [top, high] = side(y, height, picture.height);
  return { x: left, y: top, width: wide, height: high };
}

/** What an arrow key does to it: moves it, with `resize` moves its lower right corner. */
export function nudged(box: PixelBox, key: string, step: number, resize: boolean, picture: Size): PixelBox | undefined {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (!move) return undefined;
  const [dx, dy] = move;
  return within(
    resize ? { ...box, width: box.width + dx, height: box.height + dy } : { ...box, x: box.x + dx, y: box.y + dy },
    picture,
  );
}
