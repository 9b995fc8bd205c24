import type { PageBox } from '../../../core/studio/point/frameTalk.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Place {
  readonly x: number;
  readonly y: number;
}
const least = 8;

/** Between two corners, whichever; whole pixels inside of the picture. */
export function boxBetween(a: Place, b: Place, picture: Size): PageBox {
  const within = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)));
  const [left, right] = [within(Math.min(a.x, b.x), picture.width), within(Math.max(a.x, b.x), picture.width)];
  const [top, bottom] = [within(Math.min(a.y, b.y), picture.height), within(Math.max(a.y, b.y), picture.height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function moved(box: PageBox, key: string, by: number, picture: Size): PageBox {
  const { x, y } = stepOf(key, by);
  return {
    ...box,
    x: Math.min(picture.width - box.width, Math.max(0, box.x + x)),
    y: Math.min(picture.height - box.height, Math.max(0, box.y + y)),
  };
}

/** By its right and lower edges. */
export function resized(box: PageBox, key: string, by: number, picture: Size): PageBox {
  const { x, y } = stepOf(key, by);
  return {
    ...box,
    width: Math.min(picture.width - box.x, Math.max(least, box.width + x)),
    height: Math.min(picture.height - box.y, Math.max(least, box.height + y)),
  };
}

function stepOf(key: string, by: number): Place {
  return {
    x: key === 'ArrowLeft' ? -by : key === 'ArrowRight' ? by : 0,
    y: key === 'ArrowUp' ? -by : key === 'ArrowDown' ? by : 0,
  };
}
