import assert from 'node:assert/strict';
import { type Excerpt, excerptOf, queryOf } from '../../../../src/core/search/index.ts';

const excerpt = (text: string, query: string): Excerpt | undefined => excerptOf(text, queryOf(query));
const marked = ({ text, matches }: Excerpt): string[] => matches.map(([from, to]) => text.slice(from, to));

describe('excerptOf', () => {
  it('shows a short text whole, with what was found', () => {
    const found = excerpt('Why is the Price wrong?', 'price WRONG');
    assert.equal(found?.text, 'Why is the Price wrong?');
    assert.deepEqual(found && marked(found), ['Price', 'wrong']);
  });

  it('shows where most of the words stand near each other', () => {
    const filler = 'nothing to see in this part of the text. '.repeat(20);
    const found = excerpt(`a shop ${filler} the price of a shop ${filler}`, 'shop price');
    assert.ok(found);
    assert.deepEqual(marked(found), ['price', 'shop']);
    assert.ok(found.text.startsWith('…') && found.text.endsWith('…'));
    assert.ok(found.text.length < 170);
  });

  it('finds Chinese, and full width by half', () => {
    const found = excerpt('请把截图转成代码，用ＨＴＭＬ写。', '截图 html');
    assert.deepEqual(found && marked(found), ['截图', 'ＨＴＭＬ']);
  });

  it('marks the right place behind characters that fold to more or fewer', () => {
    const found = excerpt('ﬁne ㎏ İstanbul e\u0301 price', 'price');
    assert.deepEqual(found && marked(found), ['price']);
  });

  it('joins what overlaps, and is one line', () => {
    const found = excerpt('the\n  scripts', 'script ripts');
    assert.equal(found?.text, 'the   scripts');
    assert.deepEqual(found && marked(found), ['scripts']);
  });

  it('cuts no character in two', () => {
    const found = excerpt(`${'😀'.repeat(200)}price${'😀'.repeat(200)}`, 'price');
    assert.ok(found);
    assert.ok(found.text.isWellFormed());
    assert.deepEqual(marked(found), ['price']);
  });

  it('says when there is nothing', () => {
    assert.equal(excerpt('a text', 'absent'), undefined);
    assert.equal(excerpt('a text', '?!'), undefined);
  });
});
