import assert from 'node:assert/strict';
import { callTexts, withoutUnseenResults } from '../../../../src/core/toolLoop/index.ts';
import type { ChatMessage, ContentPart } from '../../../../src/provider/index.ts';

const picture: ContentPart = {
  type: 'image',
  name: 'crop.png',
  source: { data: new Uint8Array([1]), mediaType: 'image/png' },
};
const messages: ChatMessage[] = [
  { role: 'user', content: [picture, { type: 'text', text: 'Look' }] },
  { role: 'tool', toolCallId: '1', content: [{ type: 'text', text: 'Here:' }, picture] },
];

describe('withoutUnseenResults', () => {
  it('leaves a picture to a model that sees', () => {
    assert.equal(withoutUnseenResults(messages, ['text', 'image'], callTexts('en')), messages);
  });

  it("tells a blind model in words of a tool's picture, and leaves the user's own to whoever refuses it", () => {
    const [question, result] = withoutUnseenResults(messages, ['text'], callTexts('en'));
    assert.equal(question, messages[0]);
    assert.deepEqual(result?.content, [
      { type: 'text', text: 'Here:' },
      { type: 'text', text: '(image "crop.png" was returned here, and this model cannot take it.)' },
    ]);
  });
});
