import assert from 'node:assert/strict';
import { CodeFinder } from '../../../../../src/core/annotations/anchor/codeFinder.ts';

const before = `import { read } from './read.ts';

/** 购物车里的东西 */
export function totalOf(items: readonly Item[]): number {
  let total = 0;
  for (const item of items) {
    total += item.price * item.quantity;
  }
  return total;
}

export function shippingOf(items: readonly Item[], country: string): number {
  const weight = items.reduce((sum, item) => sum + item.weight, 0);
  if (country === 'CN') return weight * 2;
  return weight * 5 + 300;
}
`.split('\n');

function find(start: number, end: number, after: string): { code: string; anchor: string } {
  const lines = after.split('\n');
  const found = new CodeFinder(before, lines).find({ start, end });
  return { code: lines.slice(found.lines.start, found.lines.end + 1).join('\n'), anchor: found.anchor };
}

const text = before.join('\n');
const loop = before.slice(5, 8).join('\n');

describe('CodeFinder', () => {
  it('finds what lines above pushed down', () => {
    assert.deepEqual(find(5, 7, `// new\n\n${text}`), { code: loop, anchor: 'sure' });
  });

  it('finds a block that moved behind another', () => {
    const parts = [before.slice(0, 2), before.slice(11, 16), [''], before.slice(2, 10), ['']];
    assert.deepEqual(find(11, 15, parts.flat().join('\n')), { code: before.slice(11, 16).join('\n'), anchor: 'sure' });
    assert.deepEqual(find(5, 7, parts.flat().join('\n')), { code: loop, anchor: 'sure' });
  });

  it('finds what was indented, broken into lines, and given other quotes', () => {
    const after = text
      .replaceAll('  ', '\t')
      .replace("if (country === 'CN') return weight * 2;", 'if (\n\t\tcountry === "CN"\n\t) return weight * 2;')
      .replace(
        'reduce((sum, item) => sum + item.weight, 0)',
        'reduce(\n\t\t(sum, item) => sum + item.weight,\n\t\t0,\n\t)',
      );
    const { code, anchor } = find(12, 13, after);
    assert.equal(anchor, 'sure');
    assert.match(code, /^\tconst weight = items\.reduce\([\s\S]*return weight \* 2;$/);
  });

  it('finds what was renamed throughout', () => {
    const after = text.replaceAll('items', '商品').replaceAll('total', 'sum2');
    const { code, anchor } = find(5, 7, after);
    assert.equal(anchor, 'sure');
    assert.match(code, /^ {2}for \(const item of 商品\)/);
  });

  it('is gone when its lines are', () => {
    assert.equal(find(5, 7, text.replace(`${loop}\n`, '')).anchor, 'gone');
    assert.equal(find(5, 7, text.replace(loop, '  return read(items).sum;')).anchor, 'gone');
    assert.equal(find(5, 7, '').anchor, 'gone');
  });

  it('is not sure of either of two copies', () => {
    const block = before.slice(3, 10).join('\n');
    assert.equal(find(3, 9, text.replace(block, `${block}\n${block}`)).anchor, 'unsure');
  });

  it('is not sure of a copy that stands there as it was where the code itself was edited', () => {
    const rules = [
      '.a {',
      '  color: red;',
      '  margin: 0;',
      '}',
      '',
      '.chip-problem .codicon {',
      '  font-size: 14px;',
      '}',
    ];
    const now = [...rules.slice(0, 5), '.large .chip-problem .codicon {', ...rules.slice(2), '', '.z {', '}'];
    assert.equal(new CodeFinder([...rules, '', '.z {', '}'], now).find({ start: 5, end: 5 }).anchor, 'unsure');
  });

  it('is not sure where a part of the code moved away and was worked on', () => {
    const after = [
      ...before.slice(0, 5),
      before[5],
      ...before.slice(8, 13),
      '  total += item.price * item.quantity * 2;',
      '  }',
      ...before.slice(13),
    ].join('\n');
    assert.notEqual(find(5, 8, after).anchor, 'sure');
  });

  it('is sure of the code that stayed where a copy of it stands elsewhere', () => {
    const many = Array.from({ length: 40 }, (_, line) => `const constant${line} = read(${line});`);
    const old = [...many.slice(0, 20), '  const weight = weigh(items);', ...many.slice(20)];
    const now = [...old, '', 'function other() {', '  const weight = weigh(items);', '}'];
    assert.deepEqual(new CodeFinder(old, now).find({ start: 20, end: 20 }), {
      lines: { start: 20, end: 20 },
      anchor: 'sure',
      isWhole: true,
    });
  });

  it('does not take a lone brace for a note that ended with one', () => {
    const after = text.replace(before.slice(5, 10).join('\n'), '  return read(items, () => {\n    work();\n  });\n}');
    assert.notEqual(find(5, 8, after).anchor, 'sure');
  });

  it('takes an empty text, and a range of blank lines, without a fault', () => {
    assert.equal(new CodeFinder([], []).find({ start: 0, end: 0 }).anchor, 'unsure');
    assert.equal(new CodeFinder(before, before).find({ start: 1, end: 1 }).anchor, 'unsure');
  });
});
