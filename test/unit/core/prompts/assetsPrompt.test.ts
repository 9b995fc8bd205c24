import assert from 'node:assert/strict';
import { assetsPrompt, assetsTemplate } from '../../../../src/core/prompts/assetsPrompt.ts';
import type { ContentPart } from '../../../../src/provider/index.ts';

const picture: ContentPart = {
  type: 'image',
  source: { data: new Uint8Array([1]), mediaType: 'image/png' },
  name: 'a.png',
};
const input = {
  rules: assetsTemplate.en,
  picture,
  width: 1280,
  height: 800,
  coordinates: 'thousandths',
  placeholders: [],
  locale: 'en',
} as const;
const request = (more: object): string => JSON.stringify(assetsPrompt({ ...input, ...more })[1]?.content);

describe('assetsPrompt', () => {
  it('shows the form, and the picture in front of the words', () => {
    const [system, user] = assetsPrompt(input);
    assert.match(String(system?.content), /\[\{"box":\[x1,y1,x2,y2\],"kind":"photo","alt":"…","name":"…"\}\]/);
    assert.ok(Array.isArray(user?.content));
    assert.equal(user.content[0], picture);
  });

  it('names the size, the placeholders of the page, and pixels to who counts in them', () => {
    assert.match(request({}), /screenshot of 1280 × 800 pixels\."/);
    assert.match(request({ placeholders: ['hero', 'team'] }), /placeholders for these: hero, team\./);
    assert.match(request({ coordinates: 'pixels' }), /in pixels of the picture/);
    assert.match(request({ locale: 'zh-cn', placeholders: ['hero'] }), /1280 × 800 像素.*占位：hero/);
  });
});
