import assert from 'node:assert/strict';
import { estimateTokens } from '../../../../src/host/languageModel/estimateTokens.ts';
import { type ContentPart, endpoints } from '../../../../src/provider/index.ts';
import { drawPng } from '../../simulator/drawPng.ts';

const zai = endpoints.find(({ id }) => id === 'zai');
const reader = zai && { endpoint: zai, modelId: 'glm-4.6v' };
const picture = (width: number, height: number): ContentPart => ({
  type: 'image',
  source: { data: drawPng(width, height, '#0f766e'), mediaType: 'image/png' },
});
const count = (...content: ContentPart[]): number => estimateTokens([{ role: 'user', content }], reader);

describe('estimateTokens', () => {
  it('counts a picture by the rule of the model, not by its bytes', () => {
    assert.ok(zai);
    assert.equal(count(picture(1920, 1080)), 4 + 2691 + 2);
    assert.equal(count(picture(1000, 1000), { type: 'text', text: 'hello' }), 4 + 1296 + 2 + 1);
  });

  it('counts what is sent: a picture that the endpoint has shrunk, at its new size', () => {
    // 6000 × 30 after shrinking: 214 × 1 patches; 201 times as wide as high, which the model would refuse otherwise.
    assert.equal(count(picture(7000, 40)), 4 + 214 + 2);
  });

  it('counts the calls of tools, and the most there is for what cannot be read', () => {
    const call = { id: '1', name: 'readFile', arguments: '{"path":"a.ts"}' };
    const plain = estimateTokens([{ role: 'assistant', content: 'Done' }], reader);
    assert.ok(estimateTokens([{ role: 'assistant', content: 'Done', toolCalls: [call] }], reader) > plain + 4);
    const broken: ContentPart = { type: 'image', source: { data: new Uint8Array(9), mediaType: 'image/png' } };
    assert.equal(count(broken), 4 + 6144);
  });
});
