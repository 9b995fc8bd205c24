import assert from 'node:assert/strict';
import { resultParts } from '../../../../src/host/toolLoop/resultParts.ts';
import { drawPng } from '../../simulator/drawPng.ts';

describe('resultParts', () => {
  it('joins text, of plain parts and of prompt trees', () => {
    const tree = {
      node: {
        type: 1,
        ctor: 1,
        children: [
          { type: 2, text: 'src/a.ts:', lineBreakBefore: true },
          { type: 1, ctor: 2, children: [{ type: 2, text: 'const a = 1;', lineBreakBefore: 1 }] },
        ],
      },
    };
    assert.equal(resultParts([{ value: 'Found:\n' }, { value: tree }]), 'Found:\nsrc/a.ts:\nconst a = 1;');
  });

  it('keeps pictures as pictures, and tells other data in words', () => {
    const data = drawPng(8, 6, '#ff0000');
    const parts = resultParts([
      { value: 'Here' },
      { mimeType: 'image/png', data },
      { mimeType: 'application/zip', data: new Uint8Array(3) },
    ]);
    assert.ok(typeof parts !== 'string');
    assert.deepEqual(
      parts.map(part => (part.type === 'text' ? part.text : part.type)),
      ['Here', 'image', '(application/zip, 3 bytes, which cannot be shown here)'],
    );
  });

  it('tells of nothing that there is nothing', () => {
    assert.equal(resultParts([]), '(no output)');
  });
});
