import assert from 'node:assert/strict';
import { chatPrompt, noContext, userMessage } from '../../../../src/core/prompts/chatPrompt.ts';
import type { ChatMessage } from '../../../../src/provider/index.ts';

const history: ChatMessage[] = [
  { role: 'user', content: 'earlier' },
  { role: 'assistant', content: 'answer' },
];
const code = [{ path: 'cart.ts', languageId: 'typescript', firstLine: 12, code: 'sum();', part: 'selection' as const }];

describe('chatPrompt', () => {
  it('puts the rules first, then the conversation, then what was attached and the question last', () => {
    const messages = chatPrompt({
      rules: 'The rules.',
      history,
      prompt: 'Why?',
      context: { ...noContext, code, folders: [{ path: 'src', entries: ['a.ts', 'b.ts'], more: true }] },
    });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user'],
    );
    const [system, , , last] = messages;
    assert.equal(system?.content, 'The rules.');
    const text = String(last?.content);
    assert.ok(text.endsWith('\n\nWhy?'), text);
    assert.match(text, /Folder src \(there are more files than listed\):\n```\na\.ts\nb\.ts\n```/);
    assert.match(text, /File cart\.ts, lines 12-12/);
  });

  it('puts pictures in front of the text and asks something where the user wrote nothing', () => {
    const picture = { type: 'image' as const, source: { data: new Uint8Array([1]), mediaType: 'image/png' } };
    const message = userMessage('  ', { ...noContext, pictures: [picture] });
    assert.deepEqual(message.content, [picture, { type: 'text', text: 'Describe the picture.' }]);
  });
});
