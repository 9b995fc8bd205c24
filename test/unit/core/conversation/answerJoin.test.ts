import assert from 'node:assert/strict';
import { AnswerJoin } from '../../../../src/core/conversation/answerJoin.ts';
import { openFenceOf } from '../../../../src/core/conversation/openFence.ts';

/** Joined in pieces of every size: the seam must not depend on where the network cuts. */
function joined(before: string, came: string): string {
  const results = [1, 2, 3, 7, came.length].map(size => {
    const join = new AnswerJoin(before);
    let answer = before;
    for (let from = 0; from < came.length; from += size) answer += join.add(came.slice(from, from + size));
    return answer + join.end();
  });
  assert.equal(new Set(results).size, 1, `differs by the size of pieces: ${JSON.stringify(results)}`);
  return results[0] ?? '';
}

const cases: readonly { name: string; before: string; came: string; whole: string }[] = [
  {
    name: 'the last words said again, as asked',
    before: 'The cart holds lines, and every line ha',
    came: 'lines, and every line has a price.',
    whole: 'The cart holds lines, and every line has a price.',
  },
  {
    name: 'the last words said again, behind white space',
    before: 'First the shop opens its doors',
    came: '\n\nshop opens its doors, then people come.',
    whole: 'First the shop opens its doors, then people come.',
  },
  {
    name: 'nothing said again: as it came, the space in front too',
    before: 'One apple',
    came: ' a day keeps',
    whole: 'One apple a day keeps',
  },
  {
    name: 'a word that was cut in its middle',
    before: 'It is inter',
    came: 'national.',
    whole: 'It is international.',
  },
  {
    name: 'a line break that stands there already',
    before: '- one thing here\n',
    came: '\n- two',
    whole: '- one thing here\n- two',
  },
  {
    name: 'white space at the end that is written in another way',
    before: 'The end of a paragraph.\n\n',
    came: 'end of a paragraph.\nThe next.',
    whole: 'The end of a paragraph.\n\nThe next.',
  },
  {
    name: 'Chinese, without spaces',
    before: '购物车里的每一行都有数量和价',
    came: '都有数量和价格，可以修改。',
    whole: '购物车里的每一行都有数量和价格，可以修改。',
  },
  {
    name: 'the code block opened again, in the middle of a line',
    before: 'Here:\n\n```ts\nconst total = items.red',
    came: '```ts\nconst total = items.reduce(add, 0);\n```\nDone.',
    whole: 'Here:\n\n```ts\nconst total = items.reduce(add, 0);\n```\nDone.',
  },
  {
    name: 'the code block opened again, with nothing repeated',
    before: '```python\nfirst = 1\n',
    came: '```python\nsecond = 2\n```',
    whole: '```python\nfirst = 1\nsecond = 2\n```',
  },
  {
    name: 'the code block closed at once',
    before: '```ts\nconst done = true;',
    came: '\n```\n\nThat is all.',
    whole: '```ts\nconst done = true;\n```\n\nThat is all.',
  },
  {
    name: 'braces that follow braces are no repetition',
    before: 'if (a) {\n  if (b) {\n  }\n',
    came: '}\n',
    whole: 'if (a) {\n  if (b) {\n  }\n}\n',
  },
  {
    name: 'the whole answer begun again',
    before: '# Title\n\nThis is the beginning of an ans',
    came: '# Title\n\nThis is the beginning of an answer.',
    whole: '# Title\n\nThis is the beginning of an answer.',
  },
  {
    name: 'the longest repetition counts',
    before: 'again and again and again and',
    came: 'again and again and again and then stop',
    whole: 'again and again and again and then stop',
  },
  {
    name: 'nothing but the repetition',
    before: 'All that there is to say.',
    came: 'there is to say.',
    whole: 'All that there is to say.',
  },
  { name: 'nothing at all', before: 'All of it', came: '', whole: 'All of it' },
];

describe('AnswerJoin', () => {
  for (const { name, before, came, whole } of cases) {
    it(`joins without a seam: ${name}`, () => assert.equal(joined(before, came), whole));
  }

  it('lets text through at once when it can be no repetition', () => {
    const join = new AnswerJoin('The first half of the sentence');
    assert.equal(join.add(' goes on'), ' goes on');
    assert.equal(join.add(' and the'), ' and the');
  });

  it('finds a repetition at the end of a very long answer', () => {
    const before = `${'word '.repeat(50_000)}and here is where it was cut o`;
    assert.equal(joined(before, 'where it was cut off.').slice(-9), ' cut off.');
  });
});

describe('openFenceOf', () => {
  it('tells the code block that a text ends inside of', () => {
    assert.deepEqual(openFenceOf('Look:\n\n```ts\nlet a'), { line: '```ts', marker: '```' });
    assert.deepEqual(openFenceOf('~~~~\n```\n~~~'), { line: '~~~~', marker: '~~~~' });
  });

  it('says nothing of text, of closed blocks and of code in a line', () => {
    for (const text of ['', 'words', '```ts\na\n```', '````md\n```ts\n```\n````\n', 'see\n```one``` line']) {
      assert.equal(openFenceOf(text), undefined, text);
    }
  });
});
