import assert from 'node:assert/strict';
import { commentLines, commentSyntaxOf } from '../../../../src/core/annotations/commentSyntax.ts';

function comment(languageId: string, text: string, indentation = '  ', eol = '\n'): string {
  const syntax = commentSyntaxOf(languageId);
  assert.ok(syntax, languageId);
  return commentLines(text, { syntax, indentation, eol });
}

describe('commentLines', () => {
  it('writes a line comment for each line, with the indentation and line ending of the file', () => {
    assert.equal(comment('typescript', 'First.\nSecond.', '\t', '\r\n'), '\t// First.\r\n\t// Second.\r\n');
    assert.equal(comment('python', 'First.\n\nSecond.', '    '), '    # First.\n    #\n    # Second.\n');
  });

  it('uses a block where the language has no line comment', () => {
    assert.equal(comment('css', 'One line.'), '  /* One line. */\n');
    assert.equal(comment('html', 'One.\nTwo.'), '  <!--\n    One.\n    Two.\n  -->\n');
  });

  it('cannot be ended early by the note', () => {
    assert.ok(!comment('css', 'ends */ here').slice(0, -4).includes('*/'));
    const html = comment('html', 'ends --> or -- here');
    assert.equal(html.match(/--/g)?.length, 2, html);
  });

  it('wraps long notes at spaces, and Chinese anywhere but before its punctuation', () => {
    const english = comment('typescript', 'word '.repeat(60));
    for (const line of english.split('\n')) assert.ok(line.length <= 100, line);
    const chinese = comment('typescript', '这段代码计算购物车里的总价，'.repeat(12));
    const lines = chinese.trimEnd().split('\n');
    assert.ok(lines.length > 2);
    for (const line of lines) assert.doesNotMatch(line, /\/\/ ，/);
  });

  it('knows that JSON has no comments', () => {
    assert.equal(commentSyntaxOf('json'), undefined);
    assert.deepEqual(commentSyntaxOf('jsonc')?.line, '//');
  });
});
