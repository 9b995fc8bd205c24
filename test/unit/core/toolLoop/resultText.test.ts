import assert from 'node:assert/strict';
import { callTexts, cutResult, fitResults } from '../../../../src/core/toolLoop/index.ts';
import type { ChatMessage, ContentPart } from '../../../../src/provider/index.ts';

const texts = callTexts('en');

describe('cutResult', () => {
  it('leaves what fits as it is', () => {
    assert.equal(cutResult('short', 5, texts), 'short');
  });

  it('keeps the beginning and the end, and says how much is missing', () => {
    const text = `${'a'.repeat(70)}${'b'.repeat(100)}${'c'.repeat(30)}`;
    assert.equal(
      cutResult(text, 100, texts),
      `${'a'.repeat(70)}\n(100 of 200 characters were left out here.)\n${'c'.repeat(30)}`,
    );
    assert.match(cutResult(text, 100, callTexts('zh-cn')), /省略了 200 个字符中的 100 个/);
  });

  it('cuts no character apart, wherever the cut falls', () => {
    for (let max = 1; max < 40; max++) {
      const cut = cutResult('😀'.repeat(20) + 'a'.repeat(max % 3), max, texts);
      assert.ok(cut.isWellFormed(), `${max}: ${cut}`);
    }
  });
});

describe('fitResults', () => {
  const picture: ContentPart = { type: 'image', source: { data: new Uint8Array(), mediaType: 'image/png' } };
  const round = (id: string, content: Extract<ChatMessage, { role: 'tool' }>['content']): ChatMessage[] => [
    { role: 'assistant', content: '', toolCalls: [{ id, name: 'read', arguments: '{}' }] },
    { role: 'tool', toolCallId: id, content },
  ];

  it('changes nothing where all fit', () => {
    const steps = round('1', 'x'.repeat(1000));
    assert.equal(fitResults(steps, 1000, texts), steps);
  });

  it('leaves out the oldest text, as few as will do, and never a picture', () => {
    const steps = [
      ...round('1', [{ type: 'text', text: 'x'.repeat(1000) }, picture]),
      ...round('2', 'y'.repeat(1000)),
      ...round('3', 'z'.repeat(1000)),
    ];
    const fitted = fitResults(steps, 2200, texts);
    assert.deepEqual(fitted[1]?.content, [{ type: 'text', text: texts.gone }, picture]);
    assert.deepEqual(fitted.slice(2), steps.slice(2));
    assert.equal(fitResults(steps, 1200, texts)[3]?.content, texts.gone);
  });

  it('keeps what the model has not seen yet, however long', () => {
    const steps = round('1', 'x'.repeat(1000));
    assert.deepEqual(fitResults(steps, 10, texts), steps);
  });
});
