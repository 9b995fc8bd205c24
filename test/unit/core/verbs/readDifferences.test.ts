import assert from 'node:assert/strict';
import { readDifferences } from '../../../../src/core/verbs/index.ts';

const pictures = [
  { name: 'before.png', width: 1000, height: 500 },
  { name: 'after.png', width: 1000, height: 500 },
];
const read = (answer: string) => readDifferences(answer, pictures, 'thousandths');

describe('the differences of an answer', () => {
  it('have a rating, words and a box in each picture', () => {
    const [first, second] = read(
      [
        'Two things differ.',
        '',
        '1. **high** – The button is gone. Picture 1: [[100,200,300,400]]',
        '2. **low** – The line is grey, not black. Picture 1: [[0,500,1000,510]] Picture 2: [[0,520,1000,530]]',
      ].join('\n'),
    );
    assert.equal(first?.severity, 'high');
    assert.equal(first?.text, 'The button is gone.');
    assert.deepEqual(
      first?.regions.map(({ picture, box }) => [picture, box]),
      [[0, { left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 }]],
    );
    assert.equal(second?.severity, 'low');
    assert.equal(second?.text, 'The line is grey, not black.');
    assert.deepEqual(
      second?.regions.map(({ picture }) => picture),
      [0, 1],
    );
  });

  it('are read in Chinese', () => {
    const [one] = read('1. **高** – 按钮消失了。图片 1：[[100,200,300,400]] 图片 2：[[100,200,300,400]]');
    assert.equal(one?.severity, 'high');
    assert.equal(one?.text, '按钮消失了。');
    assert.equal(one?.regions.length, 2);
  });

  it('keep what is not in the form: other ratings, no box, lines that go on', () => {
    const all = read('1. The title is longer\n   than before.\n2) (Minor) A shadow.\n3. **Highlighted** row moved.');
    assert.deepEqual(
      all.map(({ severity, text }) => [severity, text]),
      [
        [undefined, 'The title is longer than before.'],
        ['low', 'A shadow.'],
        [undefined, '**Highlighted** row moved.'],
      ],
    );
  });

  it('are none where the answer says that nothing differs', () => {
    assert.deepEqual(read('The pictures show the same.'), []);
  });
});
