import assert from 'node:assert/strict';
import { type Asset, findPlaces, type MeasuredElement } from '../../../../../src/core/studio/assets/index.ts';

const size = { width: 1000, height: 1000 };
const asset = (name: string, box: readonly number[], kind: Asset['kind'] = 'photo'): Asset => {
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map(side => side / 1000);
  return { kind, name, alt: name, box: { left, top, right, bottom } };
};
const element = (
  names: string,
  path: readonly number[],
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
  more: Partial<MeasuredElement> = {},
): MeasuredElement => ({
  path,
  names: names.split('>'),
  x,
  y,
  width,
  height,
  display: 'block',
  isInset: false,
  isPainted: true,
  letters: 0,
  elements: 0,
  label: names,
  ...more,
});
const best = (assets: Asset[], elements: MeasuredElement[]): string[] =>
  findPlaces(assets, elements, size).map(({ best: place }) => (place ? `${place.element.label} ${place.manner}` : '-'));

describe('findPlaces', () => {
  const hero = asset('hero', [100, 100, 500, 400]);

  it('takes the element at the same place, and of those around it the one that is a placeholder', () => {
    const elements = [
      element('body', [1], [0, 0, 1000, 1000], { letters: 900, elements: 20 }),
      element('body>section', [1, 0], [90, 90, 420, 320], { letters: 80, elements: 3 }),
      element('body>section>div', [1, 0, 0], [100, 100, 400, 300], { letters: 5 }),
    ];
    assert.deepEqual(best([hero], elements), ['body>section>div replace']);
  });

  it('puts a picture behind what has something to say or to do, and into a picture that is there', () => {
    const at = [100, 100, 400, 300];
    assert.deepEqual(best([hero], [element('body>div', [1, 0], at, { letters: 300, elements: 4 })]), [
      'body>div background',
    ]);
    assert.deepEqual(best([hero], [element('body>a', [1, 0], at)]), ['body>a background']);
    assert.deepEqual(best([hero], [element('body>img', [1, 0], at)]), ['body>img source']);
    assert.deepEqual(best([hero], [element('body>svg', [1, 0], at, { elements: 9 })]), ['body>svg replace']);
    // What a drawing is made of is no place.
    assert.deepEqual(best([hero], [element('body>svg>rect', [1, 0, 0], at)]), ['-']);
    assert.deepEqual(best([hero], [element('body>table>tbody>tr', [1, 0, 0, 0], at)]), ['-']);
  });

  it('goes by the name that the page gives its placeholder, wherever that is', () => {
    const elements = [
      element('body>div', [1, 0], [100, 100, 400, 300]),
      element('body>figure', [1, 1], [600, 600, 100, 100], { asset: 'hero' }),
    ];
    assert.deepEqual(best([hero], elements), ['body>figure replace']);
  });

  it('gives no element to two, nor one within another that goes', () => {
    const elements = [
      element('body>div', [1, 0], [100, 100, 400, 300], { elements: 1 }),
      element('body>div>i', [1, 0, 0], [110, 110, 380, 280]),
    ];
    const [first, second] = findPlaces([hero, asset('also', [105, 105, 495, 395])], elements, size);
    assert.deepEqual(first?.best?.element.path, [1, 0]);
    assert.equal(second?.best, undefined);
    assert.equal(second?.others.length, 2);
  });

  it('finds a small sign that stands some pixels off, and none that is far away', () => {
    const sign = asset('cart', [100, 100, 116, 116], 'icon');
    const off = element('body>svg', [1, 0], [108, 106, 16, 16], { display: 'inline' });
    const far = element('body>svg', [1, 0], [140, 100, 16, 16], { display: 'inline' });
    assert.deepEqual(best([sign], [off]), ['body>svg replace']);
    assert.deepEqual(best([sign], [far]), ['-']);
  });

  it('has no place where nothing fits, and names what may be meant', () => {
    const [places] = findPlaces([hero], [element('body>div', [1, 0], [100, 100, 120, 300])], size);
    assert.equal(places?.best, undefined);
    assert.deepEqual(
      places?.others.map(({ element: other }) => other.label),
      ['body>div'],
    );
  });
});
