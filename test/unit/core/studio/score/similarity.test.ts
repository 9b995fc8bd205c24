import assert from 'node:assert/strict';
import { type Pixels, similarity } from '../../../../../src/core/studio/score/index.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: readonly [number, number, number];
}

const blue = [37, 99, 235] as const;
const grey = [229, 231, 235] as const;
const black = [17, 24, 39] as const;

function page(width: number, height: number, ...rectangles: readonly Rectangle[]): Pixels {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const { x, y, width: wide, height: high, colour } of rectangles) {
    for (let py = y; py < Math.min(height, y + high); py++) {
      for (let px = x; px < Math.min(width, x + wide); px++) data.set(colour, (py * width + px) * 4);
    }
  }
  return { width, height, data };
}

/** A line that looks like text: strokes whose places come from the seed. */
function text(x: number, y: number, length: number, seed: number): Rectangle[] {
  let state = seed;
  return Array.from({ length }, (_, index) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    const kind = state % 3;
    return {
      x: x + index * 6 + (state % 4),
      y: y + (kind === 0 ? 5 : 0),
      width: kind === 1 ? 5 : 2,
      height: kind === 1 ? 2 : 11 - (kind === 0 ? 5 : 0),
      colour: black,
    };
  });
}

const header: Rectangle = { x: 0, y: 0, width: 480, height: 48, colour: blue };
const card: Rectangle = { x: 40, y: 80, width: 160, height: 120, colour: grey };
const button: Rectangle = { x: 280, y: 240, width: 120, height: 40, colour: blue };
const lines = [130, 150, 170, 190].flatMap((y, seed) => text(240, y, 30, seed + 20));
const words = [...lines, ...text(240, 100, 30, 7)];
const otherLine = [...lines, ...text(240, 100, 30, 99)];
const original = page(480, 320, header, card, button, ...words);
const of = (...rectangles: readonly Rectangle[]): number => similarity(original, page(480, 320, ...rectangles)).total;

describe('similarity', () => {
  it('of a page with itself is 1 in every part, with nothing that differs', () => {
    const same = similarity(original, page(480, 320, header, card, button, ...words));
    assert.deepEqual(same, { total: 1, layout: 1, colour: 1, ink: 1, regions: [] });
  });

  it('of a blank page is next to nothing', () => {
    const { total, layout, ink } = similarity(original, page(480, 320));
    assert.ok(total < 0.15, String(total));
    assert.deepEqual([layout, ink], [0, 0]);
  });

  it('says the same every time', () => {
    const rendering = page(480, 320, header, button);
    assert.deepEqual(similarity(original, rendering), similarity(original, rendering));
  });

  it('falls the further a block is moved', () => {
    const moved = [0, 8, 24, 64].map(by => of(header, { ...card, y: card.y + by }, button, ...words));
    for (const [index, score] of moved.entries()) {
      if (index > 0) assert.ok(score < (moved[index - 1] ?? 0), moved.join(' > '));
    }
  });

  it('falls the further a colour is off', () => {
    const colours = [blue, [45, 105, 238], [80, 130, 240], [200, 60, 20]] as const;
    const scores = colours.map(colour => of({ ...header, colour }, card, button, ...words));
    for (const [index, score] of scores.entries()) {
      if (index > 0) assert.ok(score < (scores[index - 1] ?? 0), scores.join(' > '));
    }
  });

  it('orders the usual mistakes as people do', () => {
    const otherWords = of(header, card, button, ...otherLine);
    const wrongColour = of({ ...header, colour: [200, 60, 20] }, card, button, ...words);
    const missing = of(header, button, ...words);
    const mostMissing = of(header);
    const scores = [1, otherWords, missing, mostMissing, of()];
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.ok(wrongColour > mostMissing && wrongColour < 1);
  });

  it('tells the parts apart: a colour is no layout, other words are no colour', () => {
    const colour = similarity(original, page(480, 320, { ...header, colour: [200, 60, 20] }, card, button, ...words));
    assert.equal(colour.layout, 1);
    assert.ok(colour.colour < 0.8);
    const ink = similarity(original, page(480, 320, header, card, button, ...otherLine));
    assert.ok(ink.ink < 0.98 && ink.colour > 0.95, `${ink.ink} ${ink.colour}`);
  });

  describe('regions', () => {
    const worst = (...rectangles: readonly Rectangle[]) =>
      similarity(original, page(480, 320, ...rectangles)).regions[0];

    it('say what is missing, and where', () => {
      const region = worst(header, button, ...words);
      assert.deepEqual(region && { ...region, share: undefined }, {
        ...{ x: 40, y: 80, width: 160, height: 120 },
        kind: 'missing',
        share: undefined,
      });
    });

    it('say what is too much', () => {
      const badge: Rectangle = { x: 400, y: 200, width: 48, height: 24, colour: blue };
      assert.equal(worst(header, card, button, ...words, badge)?.kind, 'extra');
    });

    it('say that the colour is wrong', () => {
      const region = worst(header, card, { ...button, colour: [200, 60, 20] }, ...words);
      assert.equal(region?.kind, 'colour');
      assert.deepEqual([region.x, region.y, region.width, region.height], [280, 240, 120, 40]);
    });

    it('say that the text is another', () => {
      assert.equal(worst(header, card, button, ...otherLine)?.kind, 'text');
    });

    it('come with the worst first and sum up to all', () => {
      const { regions } = similarity(original, page(480, 320, header));
      const shares = regions.map(({ share }) => share);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => b - a),
      );
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6);
    });
  });

  it('counts what a longer page has too much, and what a shorter one lacks', () => {
    const longer = page(480, 480, header, card, button, ...words, { ...card, y: 360 });
    const more = similarity(original, longer);
    assert.ok(more.total < 0.95);
    assert.ok(more.regions.some(({ y, kind }) => y >= 320 && kind === 'extra'));
    const less = similarity(longer, original);
    assert.ok(less.regions.some(({ y, kind }) => y >= 320 && kind === 'missing'));
  });

  it('takes pictures of any size, also of a single pixel', () => {
    for (const [width, height] of [
      [1, 1],
      [7, 9],
      [1, 100],
    ] as const) {
      assert.equal(similarity(page(width, height), page(width, height)).total, 1);
    }
    assert.ok(similarity(page(1, 1), original).total < 0.2);
  });
});
