import assert from 'node:assert/strict';
import {
  type CodeContext,
  codeContextText,
  fenced,
  fitContexts,
  linesOf,
} from '../../../../src/core/prompts/codeContext.ts';

const file: CodeContext = {
  path: 'src/a.ts',
  languageId: 'typescript',
  firstLine: 1,
  code: 'one\ntwo\n',
  part: 'file',
};

describe('codeContextText', () => {
  it('names the place and says when it is all of a file', () => {
    assert.equal(codeContextText(file), 'File src/a.ts, lines 1-2 (the whole file):\n```typescript\none\ntwo\n```');
  });

  it('numbers lines from where they stand in their file', () => {
    const text = codeContextText(
      { ...file, firstLine: 9, code: 'nine\r\n\r\neleven', part: 'selection' },
      { numbered: true },
    );
    assert.equal(
      text,
      'File src/a.ts, lines 9-11 (selected by the user):\n```typescript\n9\tnine\n10\t\n11\televen\n```',
    );
  });

  it('says what was cut', () => {
    assert.match(codeContextText({ ...file, cutFrom: 40 }), /\(only the first 2 of 40 lines are shown\)/);
  });
});

describe('fenced', () => {
  it('takes a fence that the code cannot close', () => {
    const code = 'a\n```js\nb\n```\n````\nc';
    const text = fenced(code, 'markdown');
    assert.ok(text.startsWith('`````markdown\n') && text.endsWith('\n`````'), text);
  });
});

describe('linesOf', () => {
  it('counts lines as an editor does, whatever their ends', () => {
    assert.deepEqual(linesOf('a\r\nb\rc\n'), ['a', 'b', 'c']);
    assert.deepEqual(linesOf(''), ['']);
    assert.deepEqual(linesOf('\n\n'), ['', '']);
  });
});

describe('fitContexts', () => {
  const big: CodeContext = {
    ...file,
    path: 'big.ts',
    code: Array.from({ length: 100 }, (_, i) => `line ${i}`).join('\n'),
  };

  it('leaves what fits alone', () => {
    const { kept, cut, dropped } = fitContexts([file, big], 10_000);
    assert.deepEqual(kept, [file, big]);
    assert.deepEqual([cut, dropped], [[], []]);
  });

  it('cuts at a line end and serves what comes first', () => {
    const { kept, cut, dropped } = fitContexts([file, big], 30);
    assert.equal(kept[0], file);
    assert.equal(kept[1]?.code, 'line 0\nline 1\nline 2');
    assert.equal(kept[1]?.cutFrom, 100);
    assert.deepEqual([cut.length, dropped.length], [1, 0]);
  });

  it('drops what has no room for a single line, and never passes the limit', () => {
    const { kept, dropped } = fitContexts([big, file, { ...big, path: 'long.ts', code: 'x'.repeat(500) }], 40);
    assert.ok(kept.reduce((sum, { code }) => sum + code.length, 0) <= 40);
    assert.deepEqual(
      dropped.map(({ path }) => path),
      ['long.ts'],
    );
  });

  it('keeps the true length of what was cut before', () => {
    const { kept } = fitContexts([{ ...big, cutFrom: 5000 }], 20);
    assert.equal(kept[0]?.cutFrom, 5000);
  });
});
