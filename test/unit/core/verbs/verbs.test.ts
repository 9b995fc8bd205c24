import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { fencesOf } from '../../../../src/core/verbs/fences.ts';
import { questionOf, verbCallOf, verbNames, verbOf, verbPrompt, verbs } from '../../../../src/core/verbs/index.ts';

const material = { pictures: [{ name: 'a.png', width: 10, height: 10 }], locale: 'en' };
const outcomes = (name: string, answer: string) => verbOf(name)?.outcomes(answer, material);

describe('verbs', () => {
  it('are told both languages, ask in both, and have names that are unique', () => {
    for (const { name, template, question, least, most } of verbs) {
      ok(verbNames.includes(name));
      equal(template.id, `verb.${name}`);
      match(template.zh, /\p{Script=Han}/u);
      match(question.zh, /\p{Script=Han}/u);
      ok(template.en.length > 100 && question.en !== '');
      ok(least >= 1 && most >= least);
    }
    equal(new Set(verbs.map(({ name }) => name)).size, verbs.length);
  });

  it('are called at the start of a message alone', () => {
    const call = verbCallOf('  /ocr the left half\nonly');
    deepEqual([call?.verb.name, call?.wish], ['ocr', 'the left half\nonly']);
    for (const text of ['ocr', 'use /ocr', '/ocrs', '/OCR', '/', '/usr/bin', '/unknown x'])
      equal(verbCallOf(text), undefined, text);
  });

  it('ask what the user wrote, else their own question in the language of the editor', () => {
    const ocr = verbCallOf('/ocr');
    ok(ocr);
    equal(questionOf(ocr, 'zh-cn'), '读出图片中的文字。');
    equal(questionOf({ ...ocr, wish: ' left ' }, 'zh-cn'), 'left');
    const messages = verbPrompt({ ...ocr, rules: 'Rules', parts: [], locale: 'en' });
    deepEqual(messages[0], { role: 'system', content: 'Rules' });
  });
});

describe('/ocr', () => {
  it('gives a document for each block, its indentation and empty lines kept', () => {
    deepEqual(outcomes('ocr', 'Here:\n```Python\ndef f():\n\n    return 1\n```\n\n````text\n```\nA\n```\n````\n'), [
      { kind: 'document', languageId: 'python', text: 'def f():\n\n    return 1' },
      { kind: 'document', languageId: 'text', text: '```\nA\n```' },
    ]);
  });

  it('gives nothing of an answer without blocks, or of a block that never ended', () => {
    deepEqual(outcomes('ocr', 'There is no text.'), []);
    deepEqual(outcomes('ocr', '```js\nlet a'), []);
    deepEqual(outcomes('ocr', '```\n```'), [{ kind: 'document', languageId: '', text: '' }]);
  });

  it('joins screenshots of one text that was scrolled, and no others', () => {
    const first = 'def total(cart):\n    sum = 0\n    for item in cart:\n        sum += item';
    const second = '    for item in cart:\n        sum += item\n    return sum';
    const block = (text: string): string => `\`\`\`python\n${text}\n\`\`\``;
    deepEqual(outcomes('ocr', [first, second].map(block).join('\n')), [
      { kind: 'document', languageId: 'python', text: `${first}\n    return sum` },
    ]);
    equal(outcomes('ocr', [first, 'x = 1'].map(block).join('\n'))?.length, 2);
    // One brace in common is chance.
    equal(outcomes('ocr', ['a {\n}', '}\nb'].map(block).join('\n'))?.length, 2);
  });
});

describe('/chart', () => {
  it('gives the tables of the answer that have rows', () => {
    const answer = '## Sales\n\n| label | value (€) |\n| --- | ---: |\n| A | ~42 |\n\nThe axis runs to 100.';
    deepEqual(outcomes('chart', answer), [
      { kind: 'table', table: { title: 'Sales', columns: ['label', 'value (€)'], rows: [['A', '~42']] } },
    ]);
    deepEqual(outcomes('chart', '| a | b |\n| - | - |\n\nNothing.'), []);
  });
});

describe('/diagram', () => {
  it('gives the source of each Mermaid block, and of no other', () => {
    deepEqual(outcomes('diagram', 'Text.\n```mermaid\nflowchart LR\n  a --> b\n```\n```json\n{}\n```'), [
      { kind: 'diagram', source: 'flowchart LR\n  a --> b' },
    ]);
    deepEqual(outcomes('diagram', 'Only words.'), []);
  });
});

describe('fencesOf', () => {
  it('has time for a text that is all fences', () => {
    ok(fencesOf('```\n'.repeat(20_000)).length > 0);
    equal(fencesOf(`\`\`\`\n${'x\n'.repeat(100_000)}`).length, 0);
  });
});
