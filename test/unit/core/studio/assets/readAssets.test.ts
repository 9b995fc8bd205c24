import assert from 'node:assert/strict';
import { type AssetsRead, readAssets } from '../../../../../src/core/studio/assets/index.ts';

const picture = { width: 1280, height: 800 };
const read = (answer: string): AssetsRead => readAssets(answer, picture, 'thousandths');
const hero = { box: [100, 200, 500, 600], kind: 'photo', alt: 'A red chair', name: 'red chair' };
const logo = { box: [10, 10, 60, 40], kind: 'logo', alt: 'ACME', name: 'acme-logo' };

describe('readAssets', () => {
  it('reads the list that was asked for, in reading order, with names that can be files', () => {
    const { assets, isList } = read(JSON.stringify([hero, logo]));
    assert.equal(isList, true);
    assert.deepEqual(assets, [
      { kind: 'logo', name: 'acme-logo', alt: 'ACME', box: { left: 0.01, top: 0.01, right: 0.06, bottom: 0.04 } },
      { kind: 'photo', name: 'red-chair', alt: 'A red chair', box: { left: 0.1, top: 0.2, right: 0.5, bottom: 0.6 } },
    ]);
  });

  for (const [name, answer] of Object.entries({
    'in a fence, with talk': `Here it is:\n\`\`\`json\n${JSON.stringify([hero])}\n\`\`\`\nDone.`,
    'in an object': JSON.stringify({ assets: [hero], note: 'x' }),
    'as a single entry': JSON.stringify(hero),
    'cut off': `${JSON.stringify([hero, logo]).slice(0, -30)}`,
    'with box markers': `<|begin_of_box|>${JSON.stringify([hero])}<|end_of_box|>`,
    'with bbox_2d and label': '[{"bbox_2d": [100, 200, 500, 600], "label": "red chair", "type": "photo"}]',
    'with the corners by name': '[{"box": {"x1": 100, "y1": 200, "x2": 500, "y2": 600}, "name": "red chair"}]',
    'with a box in two brackets': '[{"box": [[100, 200, 500, 600]], "kind": "photo", "name": "red chair"}]',
    'in fractions': '[{"box": [0.1, 0.2, 0.5, 0.6], "kind": "photo", "name": "red chair"}]',
    'with a comma too many': '[{"box": [100, 200, 500, 600], "kind": "photo", "name": "red chair"},]',
    'in words': 'The red chair is a photo at [[100,200,500,600]].',
  })) {
    it(`reads it ${name}`, () => {
      const { assets } = read(answer);
      assert.deepEqual(
        assets.map(({ kind, box }) => ({ kind, box })),
        [{ kind: 'photo', box: { left: 0.1, top: 0.2, right: 0.5, bottom: 0.6 } }],
      );
      assert.match(assets[0]?.name ?? '', /red-chair/);
    });
  }

  it('takes numbers above a thousand as pixels', () => {
    const { assets } = read('[{"box": [640, 400, 1280, 800], "kind": "photo", "name": "a"}]');
    assert.deepEqual(assets[0]?.box, { left: 0.5, top: 0.5, right: 1, bottom: 1 });
  });

  it('leaves out what is no piece, and says how many', () => {
    const { assets, leftOut } = read(
      JSON.stringify([
        hero,
        { ...hero, box: [101, 201, 500, 600], name: 'again' },
        { ...hero, box: [0, 0, 1000, 1000], name: 'page' },
        { ...hero, box: [10, 10, 12, 12], name: 'dot' },
        { ...hero, box: [900, 900, 5000, 950], name: 'far' },
      ]),
    );
    assert.deepEqual(
      assets.map(({ name }) => name),
      ['red-chair'],
    );
    assert.deepEqual(leftOut, { outside: 1, whole: 1, tiny: 1, twice: 1, more: 0 });
  });

  it('gives two of one name different ones, and one without letters its kind', () => {
    const { assets } = read(
      JSON.stringify([
        { box: [0, 0, 50, 50], kind: 'icon', name: '购物车', alt: '' },
        { box: [100, 0, 150, 50], kind: 'icon', name: '搜索', alt: '搜索' },
        { box: [200, 0, 250, 50], kind: 'avatar', name: 'Jörg', alt: '' },
      ]),
    );
    assert.deepEqual(
      assets.map(({ name }) => name),
      ['icon', 'icon-2', 'jorg'],
    );
  });

  it('tells an empty list from an answer without one', () => {
    assert.deepEqual([read('[]').isList, read('{"assets": []}').isList], [true, true]);
    assert.equal(read('There is nothing to cut out.').isList, false);
  });
});
