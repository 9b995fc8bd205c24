import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { declarationsIn, importsOf, namesIn, usesIn } from '../../../../src/core/explain/index.ts';

const sample = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../../fixtures/sample-workspace', file), 'utf8');

describe('namesIn', () => {
  it('finds what is called and named, and neither words of the language nor comments and strings', () => {
    const code = [
      '// Commented out: gone(1)',
      'export function total(lines: CartLine[]): number {',
      "  const label = 'in text(1)';",
      '  return roundCents(lines.reduce((sum, line) => sum + line.price, 0)); /* hidden() */',
      '}',
    ].join('\n');
    const found = namesIn(code, 'typescript', 30);
    const names = found.map(({ name }) => name);
    assert.deepEqual(names.slice(0, 3).toSorted(), ['reduce', 'roundCents', 'total']);
    assert.ok(names.includes('CartLine'));
    for (const absent of ['gone', 'text', 'hidden', 'return', 'number', 'function', 'Commented']) {
      assert.ok(!names.includes(absent), absent);
    }
    for (const { name, offset } of found) assert.equal(code.slice(offset, offset + name.length), name);
  });

  it('knows comments of other languages and Chinese names', () => {
    assert.deepEqual(
      namesIn('# hidden(x)\nfree = available(stock)', 'python', 9)
        .map(({ name }) => name)
        .toSorted(),
      ['available', 'free', 'stock'],
    );
    assert.deepEqual(
      namesIn('订单.状态() // 说明', 'typescript', 9).map(({ name }) => name),
      ['状态', '订单'],
    );
  });

  it('takes so many and no more', () => {
    assert.equal(namesIn(sample('src/checkout.ts'), 'typescript', 5).length, 5);
  });
});

describe('declarationsIn', () => {
  it('finds functions and classes of Python with their bodies', () => {
    const text = sample('api/inventory.py');
    const lines = text.split('\n');
    const found = declarationsIn(text, ['available', 'Reservation', 'HOLD', 'nothing']);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['HOLD', 'Reservation', 'available'],
    );
    const [hold, , available] = found;
    assert.equal(hold?.startLine, hold?.endLine);
    assert.match(lines[available?.startLine ?? 0] ?? '', /^def available/);
    assert.match(lines[available?.endLine ?? 0] ?? '', /return stock\.on_hand - held/);
  });

  it('finds those of a language with braces', () => {
    const text = 'package main\n\nfunc (c *Cart) Total(\n\tx int,\n) int {\n\treturn 1\n}\n\ntype Cart struct {\n}\n';
    assert.deepEqual(declarationsIn(text, ['Total', 'Cart']), [
      { name: 'Total', startLine: 2, endLine: 6 },
      { name: 'Cart', startLine: 8, endLine: 9 },
    ]);
  });
});

describe('importsOf', () => {
  it('takes the imports that are used', () => {
    assert.deepEqual(importsOf(sample('src/cart.ts'), ['roundCents']), { startLine: 0, endLine: 0 });
    assert.deepEqual(importsOf(sample('src/cart.ts'), ['roundCents', 'Product']), { startLine: 0, endLine: 1 });
    assert.equal(importsOf(sample('src/cart.ts'), ['nothing']), undefined);
    assert.deepEqual(importsOf('import {\n  a,\n  b,\n} from "x";\nb();', ['b']), { startLine: 0, endLine: 3 });
    assert.deepEqual(importsOf('x = 1\nfrom a import b\n', ['b']), { startLine: 1, endLine: 1 });
  });
});

describe('usesIn', () => {
  it('finds whole names, and neither imports nor comments', () => {
    const text = "import { total } from './cart';\n// total\nconst subtotal = 1;\nreturn total(lines) + total(more);\n";
    assert.deepEqual(usesIn(text, ['total']), [{ name: 'total', line: 3 }]);
    assert.deepEqual(
      usesIn(sample('api/inventory.py'), ['available']).map(({ line }) => sample('api/inventory.py').split('\n')[line]),
      [
        '    def __init__(self, product: str, wanted: int, available: int) -> None:',
        '        super().__init__(f"{product}: {wanted} wanted, {available} available")',
        '        self.available = available',
        'def available(stock: Stock, now: datetime) -> int:',
        '    free = available(stock, now)',
        '        left = available(stock, now)',
      ],
    );
  });
});
