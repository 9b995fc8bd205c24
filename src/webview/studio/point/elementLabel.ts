import type { ElementName, PointedElement } from '../../../core/studio/point/frameTalk.ts';

const longest = 28;

/** As in a style sheet: `button#pay`, or by its first class where it has no name of its own. */
export function labelOf({ name, id, classes }: ElementName): string {
  const more = id ? `#${id}` : classes?.[0] ? `.${classes[0]}` : '';
  return name + (more.length > longest ? `${more.slice(0, longest)}…` : more);
}

export function nameOf({ chain }: PointedElement): string {
  const own = chain.at(-1);
  return own ? labelOf(own) : 'html';
}

/** Pixels of the page. */
export function sizeOf({ box }: PointedElement): string {
  return `${Math.round(box.width)} × ${Math.round(box.height)}`;
}
