import assert from 'node:assert/strict';
import { type RefineInput, refinePrompt } from '../../../../src/core/prompts/refinePrompt.ts';
import type { ContentPart } from '../../../../src/provider/index.ts';

const picture = (name: string): ContentPart => ({
  type: 'image',
  source: { data: new Uint8Array([1]), mediaType: 'image/png' },
  name,
});
const input: RefineInput = {
  rules: 'The rules.',
  original: picture('original'),
  rendering: picture('rendering'),
  width: 1280,
  height: 800,
  pixelRatio: 1,
  similarity: { total: 0.7123, layout: 0.6, colour: 0.8, ink: 0.5 },
  regions: [
    { x: 8, y: 16, width: 200, height: 96, kind: 'missing', share: 0.41 },
    { x: 400, y: 16, width: 80, height: 40, kind: 'colour', share: 0.2 },
  ],
  crops: [],
  html: '<p>\n```js\n```\n</p>',
  locale: 'en',
};

function partsOf(given: RefineInput): readonly ContentPart[] {
  const content = refinePrompt(given)[1]?.content;
  assert.ok(Array.isArray(content));
  return content;
}
const wordsOf = (given: RefineInput): string =>
  partsOf(given)
    .flatMap(part => (part.type === 'text' ? part.text : []))
    .join('\n');

describe('refinePrompt', () => {
  it('sends the screenshot first, then the page, then pieces of both in pairs', () => {
    const crops = [{ region: 1, original: picture('piece'), rendering: picture('piece of the page') }];
    const names = partsOf({ ...input, crops }).flatMap(part => (part.type === 'text' ? [] : part.name));
    assert.deepEqual(names, ['original', 'rendering', 'piece', 'piece of the page']);
    assert.match(wordsOf({ ...input, crops }), /Place 1 at full size/);
  });
  it('says how alike they are, and where they differ', () => {
    const words = wordsOf(input);
    assert.match(words, /alike to 71\.2 % \(layout 60\.0 %, colours 80\.0 %, text and detail 50\.0 %\)/);
    assert.match(words, /^1\. x=8 y=16 width=200 height=96: something is missing in the page, 41\.0 %$/m);
    assert.match(words, /^2\. .*: another colour, 20\.0 %$/m);
    assert.doesNotMatch(words, /CSS pixel|also wants|were tried/);
  });
  it('keeps the source in a fence that it cannot close', () => {
    assert.ok(wordsOf(input).endsWith(`\`\`\`\`html\n${input.html}\n\`\`\`\``));
  });
  it('says what else there is to know', () => {
    const refused = { verdict: 'worse', blocks: 'THE BLOCKS' } as const;
    const words = wordsOf({ ...input, pixelRatio: 2, wish: 'in dark', refused });
    assert.match(words, /One CSS pixel is 2 pixels/);
    assert.match(words, /The user also wants: in dark/);
    assert.match(words, /made it less alike[^\n]*\nTHE BLOCKS/);
  });
  it('asks in Chinese, after the same rules byte for byte', () => {
    assert.match(wordsOf({ ...input, locale: 'zh-cn' }), /请让页面更接近截图。[\s\S]*页面缺少内容/);
    assert.deepEqual(refinePrompt({ ...input, locale: 'zh-cn' })[0], { role: 'system', content: 'The rules.' });
  });
});
