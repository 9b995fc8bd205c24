import assert from 'node:assert/strict';
import { indentedLike, placeCode } from '../../../../src/core/code/placeCode.ts';

const file = [
  "import { price } from './prices';",
  '',
  'export function total(items: Item[]): number {',
  '  let sum = 0;',
  '  for (const item of items) {',
  '    sum += price(item);',
  '  }',
  '  return sum;',
  '}',
  '',
  'class Cart {',
  '  add(item: Item): void {',
  '    this.items.push(item);',
  '  }',
  '',
  '  clear(): void {',
  '    this.items = [];',
  '  }',
  '}',
  '',
].join('\n');

const python = ['import os', '', 'def count(items):', '    n = 0', '', '    return n', '', 'print(count([]))', ''].join(
  '\n',
);

describe('placeCode', () => {
  it('replaces a selection, whatever the code is', () => {
    assert.deepEqual(placeCode(file, file, true), { kind: 'selection' });
  });

  it('takes another version of the file for the whole', () => {
    assert.deepEqual(placeCode(file, file.replace('let sum = 0', 'let sum = 1'), false), { kind: 'file' });
    assert.deepEqual(placeCode(file, `${file}\nexport const more = 1;\nexport const evenMore = 2;\n`, false), {
      kind: 'file',
    });
    assert.deepEqual(placeCode('', 'anything', false), { kind: 'file' });
  });

  it('finds the function that the code is another version of, though its arguments changed', () => {
    const code = 'export function total(items: readonly Item[]): number {\n  return items.reduce(add, 0);\n}';
    assert.deepEqual(placeCode(file, code, false), { kind: 'lines', startLine: 2, endLine: 9 });
    assert.deepEqual(placeCode(file, '  clear(): void {\n    this.items.length = 0;\n  }', false), {
      kind: 'lines',
      startLine: 15,
      endLine: 18,
    });
    // As models write it: without the indent of the class.
    assert.deepEqual(placeCode(file, 'clear(): void {\n  this.items.length = 0;\n}', false), {
      kind: 'lines',
      startLine: 15,
      endLine: 18,
    });
    assert.deepEqual(placeCode(python, 'def count(items: list) -> int:\n    return len(items)\n', false), {
      kind: 'lines',
      startLine: 2,
      endLine: 6,
    });
  });

  it('puts what belongs nowhere at the cursor', () => {
    assert.deepEqual(placeCode(file, 'const other = 1;', false), { kind: 'cursor' });
    assert.deepEqual(placeCode(file, '}', false), { kind: 'cursor' });
    assert.deepEqual(placeCode('a {\n}\na {\n}\n', 'a {\n  b\n}', false), { kind: 'cursor' });
    assert.deepEqual(placeCode(file, '', false), { kind: 'cursor' });
  });

  it('indents as the lines that are replaced', () => {
    assert.equal(indentedLike('a {\n  b\n\n}', '    old {'), '    a {\n      b\n\n    }');
    assert.equal(indentedLike('  a\n    b', 'old'), 'a\n  b');
    assert.equal(indentedLike('\ta', '\told'), '\ta');
  });
});
