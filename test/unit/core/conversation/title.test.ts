import assert from 'node:assert/strict';
import { titleOf } from '../../../../src/core/conversation/index.ts';

const picture = (name: string) => ({
  id: name,
  kind: 'image' as const,
  hash: '',
  name,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  bytes: 1,
});

describe('titleOf', () => {
  it('takes the first line that says something, without markup', () => {
    assert.equal(titleOf('\n\n  ## What  is\tthis?\nsecond line', []), 'What is this?');
    assert.equal(titleOf('```\nconst a = 1\n```', []), 'const a = 1');
  });

  it('falls back to what was attached', () => {
    assert.equal(titleOf('  \n', [picture('a.png'), picture('b.jpg')]), 'a.png, b.jpg');
    assert.equal(titleOf('', []), '');
  });

  it('cuts long lines at a word', () => {
    const title = titleOf('Explain to me how the shopping cart adds up its total and the shipping costs', []);
    assert.equal(title, 'Explain to me how the shopping cart adds up its total and…');
    assert.equal(titleOf('x'.repeat(60), []), 'x'.repeat(60));
    assert.equal(titleOf('x'.repeat(61), []), `${'x'.repeat(59)}…`);
    assert.equal(titleOf('x'.repeat(1_000_000), []), `${'x'.repeat(59)}…`);
  });

  it('never cuts a character in two', () => {
    const family = '👨‍👩‍👧‍👦';
    const title = titleOf(family.repeat(200), []);
    assert.equal(title.replaceAll(family, ''), '…');
    assert.equal(titleOf('汉'.repeat(70), []), `${'汉'.repeat(59)}…`);
  });
});
