import assert from 'node:assert/strict';
import { changedPart, withLineFeeds, writableLength } from '../../../../src/core/studio/sourceChunk.ts';

describe('writableLength', () => {
  it('holds back what the editor would take for typing', () => {
    for (const text of ['<p>', '<br/', '<a href=', '<p></', '<p>>>', 'a\r']) {
      const writable = text.slice(0, writableLength(text));
      assert.ok(writable.length < text.length, text);
      assert.doesNotMatch(writable, /[>/=\r]$/);
    }
    assert.equal(writableLength('<p>\n'), 4);
    assert.equal(writableLength('<p>text'), 7);
  });

  it('never cuts a character in two', () => {
    const half = 'a👋'.slice(0, 2);
    assert.equal(writableLength(half), 1);
    assert.equal(writableLength('a👋'), 3);
  });

  it('writes everything in the end, whatever the pieces', () => {
    const text = '<!DOCTYPE html><html lang="en"><body>👋</body></html>\n';
    for (let size = 1; size < 12; size++) {
      let pending = '';
      let written = '';
      for (let at = 0; at < text.length; at += size) {
        pending += text.slice(at, at + size);
        const length = writableLength(pending);
        written += pending.slice(0, length);
        pending = pending.slice(length);
      }
      assert.equal(written + pending, text);
    }
  });
});

describe('withLineFeeds', () => {
  it('knows every line end', () => {
    assert.equal(withLineFeeds('a\r\nb\rc\nd'), 'a\nb\nc\nd');
  });
});

describe('changedPart', () => {
  const pairs: [string, string][] = [
    ['', 'abc'],
    ['abc', ''],
    ['abc', 'abxc'],
    ['aaaa', 'aa'],
    ['abcabc', 'abc'],
    ['a👋b', 'a👍b'],
    ['a\r\nb', 'a\r\n\r\nb'],
    ['x\r\ny', 'x\ry'],
    ['<p>你好</p>', '<p>你们好</p>'],
  ];
  for (const [before, after] of pairs) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      const part = changedPart(before, after);
      assert.ok(part);
      assert.equal(before.slice(0, part.start) + part.text + before.slice(part.end), after);
    });
  }

  it('is nothing where nothing changed', () => assert.equal(changedPart('a', 'a'), undefined));

  it('parts neither a character nor a line end', () => {
    assert.deepEqual(changedPart('a👋b', 'a👍b'), { start: 1, end: 3, text: '👍' });
    const part = changedPart('a\r\nb', 'a\r\n\r\nb');
    assert.ok(part && (part.text === '\r\n' || part.text === '\r\n\r\n'));
  });
});
