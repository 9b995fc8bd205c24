import assert from 'node:assert/strict';
import { Conversation } from '../../../../src/core/conversation/index.ts';
import { turnsToMarkdown } from '../../../../src/core/conversation/turnsToMarkdown.ts';

const conversation = new Conversation('c');
const image = { kind: 'image', hash: 'h', mediaType: 'image/png', width: 2, height: 1, bytes: 70 } as const;
conversation.apply({
  record: 'user-turn',
  id: 'u',
  parentId: null,
  atMs: 1,
  text: ' What is *this*? ',
  attachments: [{ ...image, id: 'p', name: 'a`b.png' }],
});
const model = { endpointId: 'e', modelId: 'm', label: 'GLM-5' };
conversation.apply({ record: 'assistant-turn', id: 'a', parentId: 'u', atMs: 2, model });
conversation.apply({ record: 'progress', turnId: 'a', text: { from: 0, add: '\n# A cart\n' } });
const { path } = conversation;

describe('turnsToMarkdown', () => {
  it('gives one turn as its text alone', () => {
    assert.equal(turnsToMarkdown(path.slice(1), { you: 'You' }), '# A cart');
    assert.equal(turnsToMarkdown(path.slice(0, 1), { you: 'You' }), "- `a'b.png`\n\nWhat is *this*?");
  });

  it('gives several under who said them, with what was attached by name', () => {
    assert.equal(
      turnsToMarkdown(path, { you: 'You' }),
      "**You**\n\n- `a'b.png`\n\nWhat is *this*?\n\n---\n\n**GLM-5**\n\n# A cart\n",
    );
  });
});
