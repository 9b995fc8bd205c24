import assert from 'node:assert/strict';
import { markdownBlocks } from '../../../../../../src/webview/panel/markdown/markdownStream.ts';
import { isDisplay, maskMath, texOf } from '../../../../../../src/webview/panel/markdown/math/mathSyntax.ts';

/** The formulas of a text, as written; entities of the HTML read back. */
function formulas(text: string): string[] {
  return markdownBlocks(text).flatMap(block =>
    block.kind === 'code'
      ? []
      : [...block.html.matchAll(/class="math math-\w+">([^<]*)</g)].map(([, source = '']) =>
          source.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
        ),
  );
}

describe('mathSyntax', () => {
  it('finds what is mathematics', () => {
    const cases: [text: string, expected: string[]][] = [
      ['Euler: $e^{i\\pi} + 1 = 0$.', ['$e^{i\\pi} + 1 = 0$']],
      ['$x$', ['$x$']],
      ['$a_1 * b_2 * c$ and *so*', ['$a_1 * b_2 * c$']],
      ['*emphasis with $a*b$ inside*', ['$a*b$']],
      ['**$n$** items, ($k$), “$m$”', ['$n$', '$k$', '$m$']],
      ['\\(x\\) and \\[ y \\] in a line', ['\\(x\\)', '\\[ y \\]']],
      ['so $$x + y$$ it is', ['$$x + y$$']],
      ['$$\nx\n$$', ['$$\nx\n$$']],
      ['Text:\n$$\nx\n- y\n$$\nmore', ['$$\nx\n- y\n$$']],
      ['\\[\n\\frac{a}{b} = *c*\n\\]', ['\\[\n\\frac{a}{b} = *c*\n\\]']],
      ['\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}', ['\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}']],
      ['\\begin{equation*}x\\end{equation*}', ['\\begin{equation*}x\\end{equation*}']],
      ['- item\n  $$\n  x\n  $$\n- $y$', ['$$\nx\n$$', '$y$']],
      ['> $$x$$', ['$$x$$']],
      ['| a | b |\n|---|---|\n| $x$ | $y$ |', ['$x$', '$y$']],
      ['# The $n$-th', ['$n$']],
      ['价格为$x$元', ['$x$']],
      ['a cost of \\$5 and $x$', ['$x$']],
      ['$\\text{a \\$ sign}$', ['$\\text{a \\$ sign}$']],
    ];
    for (const [text, expected] of cases) assert.deepEqual(formulas(text), expected, text);
  });

  it('leaves prices, shells and the unfinished alone', () => {
    const texts = [
      'It costs $5 and $10.',
      'from $5 to $10, or $5/$10, or $5–$10',
      'US$5 and US$10',
      '5$ or 10$ more',
      '$5 for the book and 10$ for the pen',
      'echo $HOME/$USER:$PATH',
      '$(pwd) and $\u007bA}/$\u007bB}',
      '`$x$` and ``$y$``',
      '```\n$x$\n$$\ny\n$$\n```',
      '\\$x\\$',
      'an open $x + y',
      'an open $$x + y',
      '$$\nx + y',
      '$$\nx\n\ny\n$$',
      '\\[ x',
      '\\( x',
      '$ x $',
      '$$$$',
      '价格为$5，数量为$10',
      '$PATH, $HOME, $',
      `$${'x'.repeat(900)}$`,
    ];
    for (const text of texts) assert.deepEqual(formulas(text), [], text);
  });

  it('takes the delimiters off, and keeps an environment', () => {
    assert.equal(texOf('$x$'), 'x');
    assert.equal(texOf('$$\n x \n$$'), 'x');
    assert.equal(texOf('\\(x\\)'), 'x');
    assert.equal(texOf('\\[x\\]'), 'x');
    assert.equal(texOf('\\begin{align}x\\end{align}'), '\\begin{align}x\\end{align}');
    assert.deepEqual(['$x$', '\\(x\\)', '$$x$$', '\\[x\\]', '\\begin{align}'].map(isDisplay), [
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('masks without changing the length', () => {
    const text = 'a $b*c$ *d* \\(e*f\\) $5 $$g_h$$';
    assert.equal(maskMath(text).length, text.length);
    assert.equal(maskMath(text), 'a xxxxx *d* xxxxxxx $5 xxxxxxx');
  });
});
