import assert from 'node:assert/strict';
import { regionsInAnswer } from '../../../../src/core/vision/index.ts';

describe('regionsInAnswer', () => {
  it('reads words and blocks of data, and no other code', () => {
    const answer = [
      '- **Save**: [[10,20,300,400]]',
      '```json',
      '[{"label": "Open", "bbox_2d": [50, 60, 700, 800]}]',
      '```',
      '```ts',
      'const box = [1, 2, 300, 400];',
      '```',
      'and **Close**: [[1,2,30,40]]',
    ].join('\n');
    const found = regionsInAnswer(answer, ['a.png']);
    assert.deepEqual(
      found.map(({ label, values }) => [label, values]),
      [
        ['Save', [10, 20, 300, 400]],
        ['Open', [50, 60, 700, 800]],
        ['Close', [1, 2, 30, 40]],
      ],
    );
    for (const { from, to, values } of found) assert.match(answer.slice(from, to), new RegExp(`${values[0]}`));
  });

  it('keeps the picture that is spoken of over blocks, one that is not closed too', () => {
    const answer = 'Picture 2:\n```json\n[{"label": "x", "bbox_2d": [1, 2, 30, 40]}';
    assert.deepEqual(
      regionsInAnswer(answer, ['a.png', 'b.png']).map(({ picture }) => picture),
      [1],
    );
  });
});
