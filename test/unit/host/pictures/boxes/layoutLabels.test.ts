import assert from 'node:assert/strict';
import { layoutLabels, type Rectangle } from '../../../../../src/host/pictures/worker/boxes/layoutLabels.ts';

const canvas = { width: 800, height: 600 };
const style = { fontSize: 16, words: true, wideWords: false };
const box = (number: number, label: string, x: number, y: number, width: number, height: number) => ({
  number,
  label,
  x,
  y,
  width,
  height,
});
const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('labels of boxes', () => {
  it('stand above their box, and below it at the upper edge', () => {
    const [free, high] = layoutLabels([box(1, 'Save', 100, 100, 80, 40), box(2, 'Top', 400, 2, 80, 40)], canvas, style);
    assert.ok(free && free.text === 'Save' && free.y + free.height === 100);
    assert.ok(high && high.text === 'Top' && high.y === 42);
  });

  it('give way to their numbers where they would lie on each other', () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      box(index + 1, 'A rather long name', 100 + index * 30, 300, 28, 20),
    );
    const labels = layoutLabels(crowd, canvas, style);
    assert.equal(labels.length, 12);
    assert.ok(labels.some(({ text }) => text === ''));
    assert.ok(labels.some(({ text }) => text !== ''));
    for (const [at, label] of labels.entries()) {
      for (const other of labels.slice(at + 1)) assert.ok(!overlap(label, other), JSON.stringify([label, other]));
    }
  });

  it('leave the boxes beside theirs free where there is another place', () => {
    const labels = layoutLabels([box(1, 'Pay', 100, 200, 300, 50), box(2, 'Hint', 100, 260, 300, 60)], canvas, style);
    assert.deepEqual(
      labels.map(({ y }) => y),
      [177, 320],
    );
  });

  it('stay within the picture, are cut where they are long, and are numbers where no font has them', () => {
    const [corner] = layoutLabels([box(1, 'x'.repeat(80), 780, 560, 20, 20)], canvas, style);
    assert.ok(corner && corner.x + corner.width <= 800 && corner.text.length === 24);
    assert.equal(layoutLabels([box(1, 'Save', 100, 100, 80, 40)], canvas, { ...style, words: false })[0]?.text, '');
    const chinese = [box(1, '保存', 100, 100, 80, 40)];
    assert.equal(layoutLabels(chinese, canvas, style)[0]?.text, '');
    assert.equal(layoutLabels(chinese, canvas, { ...style, wideWords: true })[0]?.text, '保存');
  });
});
