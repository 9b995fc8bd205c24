import { deepEqual, equal, ok } from 'node:assert/strict';
import { tellPrompt, type TellInput } from '../../../../src/core/prompts/tellPrompt.ts';
import type { ContentPart } from '../../../../src/provider/index.ts';

const picture = (name: string): ContentPart => ({
  type: 'image',
  source: { data: new Uint8Array([1]), mediaType: 'image/png' },
  name,
});
const input: TellInput = {
  rules: 'The rules.',
  wish: 'Make it larger',
  html: '<body><p>a</p></body>',
  elements: [
    {
      path: 'body > p',
      line: 1,
      source: '<p>a</p>',
      pictures: { original: picture('o1'), rendering: picture('r1') },
    },
  ],
  regions: [{ box: { x: 1, y: 2, width: 3, height: 4 } }],
  pictures: { original: picture('o'), rendering: picture('r') },
  locale: 'en',
};
const partsOf = (given: TellInput): readonly ContentPart[] => {
  const content = tellPrompt(given)[1]?.content;
  return typeof content === 'string' || content === undefined ? [] : content;
};
const textOf = (given: TellInput): string =>
  partsOf(given)
    .map(part => (part.type === 'text' ? part.text : ''))
    .join('\n');

describe('tellPrompt', () => {
  it('shows the pictures in front of the source, each with what it is', () => {
    const names = partsOf(input).map(part => (part.type === 'image' ? part.name : part.type));
    deepEqual(names, ['text', 'o', 'text', 'r', 'text', 'o1', 'text', 'r1', 'text']);
  });

  it('names what was pointed at with its source and place, and the wish last', () => {
    const text = textOf(input);
    ok(text.includes('Marked element 1, body > p, from line 1 on:\n```html\n<p>a</p>\n```'));
    ok(text.includes('Circled region 1: x=1 y=2 width=3 height=4'));
    ok(text.endsWith('The wish:\nMake it larger'));
    ok(textOf({ ...input, locale: 'zh-cn' }).endsWith('要求：\nMake it larger'));
  });

  it('says the same to the model whatever the page, so that it can be cached', () => {
    const system = (given: TellInput): unknown => tellPrompt(given)[0]?.content;
    equal(system(input), system({ ...input, html: 'x', wish: 'y', elements: [], regions: [], locale: 'zh-cn' }));
  });

  it('does without what is not known', () => {
    const { pictures: _, ...bare } = { ...input, elements: [], regions: [] };
    deepEqual(
      partsOf(bare).map(({ type }) => type),
      ['text'],
    );
    ok(!textOf(bare).includes('Marked'));
  });
});
