import assert from 'node:assert/strict';
import { lineTemplate, sayLines } from '../../../../src/core/prompts/lineTemplate.ts';

const template = lineTemplate(
  { id: 'test', placeholders: ['name'] },
  { gone: ['{{name}} is gone.', '{{name}} 不见了。'], 'not-there': ['Not there: look again.', '没有：请再看一次。'] },
);

describe('lineTemplate', () => {
  it('is a line for each text, in both languages', () => {
    assert.equal(template.en, 'gone: {{name}} is gone.\nnot-there: Not there: look again.');
    assert.equal(sayLines(template, template.zh)('gone', { name: 'a.ts' }), 'a.ts 不见了。');
    assert.equal(sayLines(template, template.en)('not-there'), 'Not there: look again.');
  });

  it('takes a line that is left out, or has no words, from the built-in text', () => {
    const say = sayLines(template, '# Ours\n\ngone：  {{name}} left us. \nnot-there:\nother: x');
    assert.equal(say('gone', { name: 'b' }), 'b left us.');
    assert.equal(say('not-there'), 'Not there: look again.');
    assert.equal(sayLines(template, 'gone: {{name}} 没了。')('not-there'), '没有：请再看一次。');
  });
});
