import type { Placement } from '../../../core/studio/assets/index.ts';
import type { MeasuredPage } from '../../../protocol/index.ts';

/** CSS pixels; less is what rounding leaves. */
const tolerance = 1;

/** Names of the pictures that take up other room in the page than the elements that they stand for. */
export function sizesThatDiffer(placed: readonly Placement[], page: MeasuredPage): Set<string> {
  const byPath = new Map(page.elements.map(element => [element.path.join('.'), element]));
  const differ = placed.filter(({ place }) => {
    if (place.manner !== 'replace') return false;
    const now = byPath.get(place.element.path.join('.'));
    const { width, height } = place.element;
    return !now || Math.abs(now.width - width) > tolerance || Math.abs(now.height - height) > tolerance;
  });
  return new Set(differ.map(({ name }) => name));
}
