import assert from 'node:assert/strict';
import { ProseStream } from '../../../../src/core/edits/index.ts';

const block = '<<<<<<< SEARCH src/a.ts\nold\n=======\nnew\n>>>>>>> REPLACE\n';

/** In one piece, letter by letter, and in pieces of seven: the same must be shown. */
function shown(answer: string): { text: string; blocks: number } {
  const results = [answer.length || 1, 1, 7].map(size => {
    const stream = new ProseStream();
    let text = '';
    for (let at = 0; at < answer.length; at += size) text += stream.push(answer.slice(at, at + size));
    return { text: text + stream.end(), blocks: stream.blocks };
  });
  const [first] = results;
  assert.ok(first);
  for (const other of results) assert.deepEqual(other, first);
  return first;
}

describe('ProseStream', () => {
  it('passes talk on and holds blocks back', () =>
    assert.deepEqual(shown(`One.\n\n${block}\nTwo **three**.\n${block}End`), {
      text: 'One.\n\n\nTwo **three**.\nEnd',
      blocks: 2,
    }));
  it('holds back the fence around a block, and shows other fences', () => {
    assert.equal(shown(`A\n\`\`\`ts\n${block}\`\`\`\nB\n`).text, 'A\nB\n');
    const code = 'A\n```ts\nconst a = 1;\n```\nB\n';
    assert.equal(shown(code).text, code);
  });
  it('shows nothing of a block that was cut off', () =>
    assert.deepEqual(shown('Talk.\n<<<<<<< SEARCH\nhalf of'), { text: 'Talk.\n', blocks: 1 }));
  it('shows what only begins like a mark', () => {
    const text = '- a\n--- \n<b>x</b>\n`a` and ``b``\n>>>>>>> no block\n';
    assert.equal(shown(text).text, text);
  });
  it('shows a line as it comes', () => {
    const stream = new ProseStream();
    assert.equal(stream.push('The cause'), 'The cause');
    assert.equal(stream.push(' is'), ' is');
    assert.equal(stream.push(' this.\n<'), ' this.\n');
    assert.equal(stream.push('b>'), '');
    assert.equal(stream.end(), '<b>');
  });
});
