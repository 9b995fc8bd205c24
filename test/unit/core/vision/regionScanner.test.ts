import { deepEqual, equal, ok } from 'node:assert/strict';
import { findRegions, RegionScanner } from '../../../../src/core/vision/index.ts';

const data = { text: 'data', pictures: ['a.png'] } as const;

/** Numbers that look like chance and are the same every time. */
function* chance(seed: number): Generator<number, never, void> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function list(count: number): string {
  if (count === 43)
    return `{"boxes": [${Array.from({ length: count }, (_, at) => `[${at}, 7, 500, ${400 + at}]`).join(', ')}]}`;
  const entries = Array.from({ length: count }, (_, index) => ({
    bbox_2d: [index % 300, (index * 7) % 300, 400 + (index % 500), 400 + ((index * 3) % 500)],
    label: `thing ${index}`,
  }));
  return JSON.stringify(entries, undefined, count % 2 === 0 ? 2 : 0);
}

describe('RegionScanner', () => {
  it('finds in pieces what there is in the whole, wherever it is cut', () => {
    const dice = chance(7);
    for (const count of [1, 2, 7, 40, 41, 43]) {
      const text = list(count);
      const whole = findRegions(text, data).regions;
      equal(whole.length, count);
      for (let round = 0; round < 20; round++) {
        const scanner = new RegionScanner(data);
        for (let end = 0; end < text.length; ) {
          end = Math.min(text.length, end + 1 + Math.floor(dice.next().value * 120));
          const found = scanner.read(text.slice(0, end));
          ok(found.length <= count);
        }
        deepEqual(scanner.read(text), whole);
      }
    }
  });

  it('tells a place as soon as its text is complete, and its name when that comes', () => {
    const scanner = new RegionScanner(data);
    deepEqual(scanner.read('[{"bbox_2d": [97, 595, 179, 9'), []);
    const [place] = scanner.read('[{"bbox_2d": [97, 595, 179, 988]');
    deepEqual(place?.values, [97, 595, 179, 988]);
    equal(scanner.read('[{"bbox_2d": [97, 595, 179, 988], "label": "cup"}]')[0]?.label, 'cup');
  });
});
