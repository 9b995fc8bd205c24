import assert from 'node:assert/strict';
import { readEdits } from '../../../../src/core/edits/index.ts';

const block = (search: string, replace: string): string =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;
const one = { search: '  <p>a</p>', replace: '  <p>b</p>' };
const plain = block(one.search, one.replace);

interface Case {
  name: string;
  answer: string;
  edits?: { search: string; replace: string }[];
  problems?: string[];
}

const cases: Case[] = [
  { name: 'one block', answer: plain },
  { name: 'talk around it', answer: `The card is too far left.\n\n${plain}\n\nThat should do.` },
  { name: 'a fence around all', answer: `\`\`\`html\n${plain}\n\`\`\`` },
  {
    name: 'a fence around each of two',
    answer: `\`\`\`\n${plain}\n\`\`\`\nand\n\`\`\`\n${block('x', 'y')}\n\`\`\`\n`,
    edits: [one, { search: 'x', replace: 'y' }],
  },
  { name: 'fences inside', answer: block('```html\n  <p>a</p>\n```', '```html\n  <p>b</p>\n```') },
  { name: 'carriage returns', answer: plain.replaceAll('\n', '\r\n') },
  { name: 'indented marks', answer: plain.replace(/^([<=>])/gm, '   $1') },
  { name: 'marks of other lengths', answer: plain.replace(/[<=>]{7}/g, run => run.slice(0, 5)) },
  { name: 'other signs and words', answer: plain.replace('<<<<<<<', '-------').replace('>>>>>>>', '+++++++') },
  { name: 'the words of a merge', answer: plain.replace('SEARCH', 'HEAD').replace('REPLACE', 'UPDATED') },
  { name: 'a mark with a colon', answer: plain.replace('SEARCH', 'SEARCH:') },
  { name: 'a deletion', answer: '<<<<<<< SEARCH\na\n=======\n>>>>>>> REPLACE', edits: [{ search: 'a', replace: '' }] },
  { name: 'empty lines are kept', answer: block('a\n\nb', '\nc\n'), edits: [{ search: 'a\n\nb', replace: '\nc\n' }] },
  {
    name: 'an end mark that was forgotten before the next block',
    answer: `<<<<<<< SEARCH\nx\n=======\ny\n${plain}`,
    edits: [{ search: 'x', replace: 'y' }, one],
  },
  {
    name: 'an end mark that was forgotten before the closing fence',
    answer: '```\n<<<<<<< SEARCH\nx\n=======\ny\n```',
    edits: [{ search: 'x', replace: 'y' }],
  },
  { name: 'a string', answer: JSON.stringify({ answer: plain }) },
  { name: 'escaped, bare', answer: JSON.stringify(plain).slice(1, -1) },
  { name: 'escaped as HTML', answer: plain.replaceAll('<', '&lt;').replaceAll('>', '&gt;') },
  { name: 'JSON', answer: JSON.stringify({ edits: [one] }) },
  { name: 'JSON in a fence', answer: `Here:\n\`\`\`json\n${JSON.stringify([one], null, 2)}\n\`\`\`\nDone.` },
  {
    name: 'JSON with other names',
    answer: `[{"old_string": ${JSON.stringify(one.search)}, "new_string": ${JSON.stringify(one.replace)}}]`,
  },
  { name: 'tags', answer: `<edit><search>\n${one.search}\n</search>\n<replace>\n${one.replace}\n</replace></edit>` },
  { name: 'an answer that wants nothing changed', answer: 'The two pictures are the same.', edits: [] },
  { name: 'nothing', answer: '', edits: [] },
  { name: 'cut off in what replaces', answer: plain.slice(0, -20), edits: [], problems: ['unfinished'] },
  { name: 'cut off in what is searched', answer: '<<<<<<< SEARCH\n<p>', edits: [], problems: ['unfinished'] },
  {
    name: 'the last of two is cut off',
    answer: `${plain}\n<<<<<<< SEARCH\n<p>c`,
    edits: [one],
    problems: ['unfinished'],
  },
  {
    name: 'a fence that was opened and not closed',
    answer: '```\n<<<<<<< SEARCH\nx\n=======\ny',
    edits: [],
    problems: ['unfinished'],
  },
  { name: 'no middle mark', answer: '<<<<<<< SEARCH\na\n>>>>>>> REPLACE', edits: [], problems: ['malformed'] },
  { name: 'two middle marks', answer: block('a', 'b\n=======\nc'), edits: [], problems: ['malformed'] },
  {
    name: 'half of a pair of tags',
    answer: '```html\n<body><search>a</search></body>\n```',
    edits: [],
  },
  {
    name: 'what is no JSON',
    answer: 'Use {color: red} [not this]',
    edits: [],
  },
];

describe('readEdits', () => {
  for (const { name, answer, edits = [one], problems = [] } of cases)
    it(name, () => {
      const read = readEdits(answer);
      assert.deepEqual(read.edits, edits);
      assert.deepEqual(
        read.problems.map(({ kind }) => kind),
        problems,
      );
    });

  it('numbers the blocks that cannot be read among all of them', () => {
    const { problems } = readEdits(`${plain}\n<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n${plain}`);
    assert.deepEqual(problems, [{ kind: 'malformed', block: 2, excerpt: 'a' }]);
  });
});
