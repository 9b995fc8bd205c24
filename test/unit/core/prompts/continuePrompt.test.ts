import assert from 'node:assert/strict';
import { continueCodeTemplate, continuePrompt, continueTemplate } from '../../../../src/core/prompts/continuePrompt.ts';
import type { ChatMessage } from '../../../../src/provider/index.ts';

const texts = { rules: continueTemplate.en, inCode: continueCodeTemplate.en };
const asked: ChatMessage[] = [{ role: 'user', content: 'Tell me.' }];
function instruction(answer: string): string {
  const messages = continuePrompt([...asked, { role: 'assistant', content: answer }], answer, texts);
  assert.equal(messages.length, 3);
  const last = messages.at(-1);
  assert.equal(last?.role, 'user');
  return String(last?.content);
}

describe('continuePrompt', () => {
  it('has the last words repeated, from the beginning of a word', () => {
    const text = instruction(`${'and so on '.repeat(30)}until the very last wo`);
    const words = /<last-words>(.*)<\/last-words>/.exec(text)?.[1];
    assert.match(words ?? '', /^(and|so|on) .*until the very last wo$/);
  });

  it('takes the last line where it says enough, and all of a short answer', () => {
    assert.match(
      instruction(`${'x'.repeat(80)}\nA last line that is long enough to`),
      /<last-words>A last line that is long enough to<\/last-words>/,
    );
    assert.match(instruction('Short.\n'), /<last-words>Short\.<\/last-words>/);
  });

  it('cuts no character in half', () => {
    assert.doesNotMatch(instruction(`x${'😀'.repeat(100)}`), /(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  });

  it('tells of a code block that is still open', () => {
    assert.match(instruction('```ts\nconst a = 1;'), /still open \(```ts\)/);
    assert.doesNotMatch(instruction('```ts\nconst a = 1;\n```\nBut'), /still open/);
  });
});
