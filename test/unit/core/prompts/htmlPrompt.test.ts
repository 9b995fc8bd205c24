import assert from 'node:assert/strict';
import {
  htmlCopyTemplate,
  htmlCssTemplate,
  htmlSketchTemplate,
  htmlTailwindTemplate,
} from '../../../../src/core/prompts/htmlTemplates.ts';
import { htmlPrompt } from '../../../../src/core/prompts/htmlPrompt.ts';
import type { ContentPart } from '../../../../src/provider/index.ts';

const rules = 'The rules.';
const picture: ContentPart = {
  type: 'image',
  source: { data: new Uint8Array([1, 2, 3]), mediaType: 'image/png' },
  name: 'checkout.png',
};

describe('htmlPrompt', () => {
  const [system, user] = htmlPrompt({ rules, picture, width: 1280, height: 800, locale: 'en' });

  it('names the exact size of the picture', () => {
    assert.ok(Array.isArray(user?.content));
    assert.deepEqual(user.content[1], {
      type: 'text',
      text: 'Turn this screenshot of 1280 × 800 pixels into an HTML page.',
    });
  });

  it('says what size the page has where the picture has more pixels than that', () => {
    const text = (locale: string): string =>
      JSON.stringify(htmlPrompt({ rules, picture, width: 2880, height: 1800, pixelRatio: 2, locale })[1]?.content);
    assert.match(text('en'), /2880 × 1800 pixels.*2 pixels to one CSS pixel: the viewport is 1440 × 900 CSS pixels/);
    assert.match(text('zh-cn'), /2880 × 1800 像素.*1440 × 900 CSS 像素/);
  });

  it('asks for one document from its doctype on, and for nothing from elsewhere', () => {
    assert.equal(system?.content, rules);
    assert.match(htmlCopyTemplate.en, /<!DOCTYPE html>/);
    assert.match(htmlCssTemplate.en, /No address of another server, no script/);
  });

  it('sends the picture in front of the words, as it was given', () => {
    assert.ok(Array.isArray(user?.content));
    assert.equal(user.content[0], picture);
    assert.equal(user.role, 'user');
  });

  it('adds what the user asked for, in the words of the user', () => {
    const content = htmlPrompt({ rules, picture, width: 10, height: 20, locale: 'en', wish: 'Make it dark.' })[1]
      ?.content;
    assert.ok(Array.isArray(content));
    assert.match(JSON.stringify(content[1]), /10 × 20.*Make it dark\./);
  });

  it('speaks Chinese to a user who does, and begins the same for every picture, for the cache', () => {
    const [zhSystem, zhUser] = htmlPrompt({
      rules,
      picture,
      width: 640,
      height: 480,
      locale: 'zh-cn',
      wish: '深色主题',
    });
    assert.equal(zhSystem?.content, rules);
    assert.match(JSON.stringify(zhUser?.content), /请把这张 640 × 480 像素的截图还原成一个 HTML 页面。.*深色主题/);
  });

  it('numbers and labels several screenshots of one page, the one that it opens with first', () => {
    const other = { ...picture, name: 'menu.png' };
    const [, message] = htmlPrompt({
      rules,
      picture,
      width: 1280,
      height: 800,
      others: [{ picture: other, width: 780, height: 1688, pixelRatio: 2, label: 'on a phone' }],
      locale: 'en',
    });
    assert.ok(Array.isArray(message?.content));
    assert.deepEqual(
      message.content.map(part => (part.type === 'text' ? part.text.slice(0, 25) : part)),
      ['Screenshot 1: 1280 × 800 ', picture, 'Screenshot 2, on a phone:', other, 'Turn this screenshot of 1'],
    );
    const words = JSON.stringify(message.content);
    assert.match(words, /a viewport of 390 × 844 CSS pixels/);
    assert.match(words, /The other one shows the same page: in another width, which becomes a media query/);
  });

  it('asks for Tailwind without a style sheet where that is the target, and for the sense of a sketch', () => {
    assert.match(htmlTailwindTemplate.en, /Tailwind CSS 4 utility classes.*\n.*No style element/);
    assert.doesNotMatch(htmlTailwindTemplate.en, /all CSS in one style element/);
    assert.match(htmlSketchTemplate.en, /from a sketch that was drawn by hand/);
    assert.doesNotMatch(htmlSketchTemplate.en, /word for word|laid over each other/);
    const sketch = htmlPrompt({ rules, picture, width: 10, height: 20, locale: 'zh-cn', isSketch: true });
    assert.match(JSON.stringify(sketch[1]?.content), /请把这张 10 × 20 像素的草图做成一个 HTML 页面/);
  });
});
