import assert from 'node:assert/strict';
import { renderBlock } from '../../../../../src/webview/panel/markdown/answerRenderer.ts';
import { lexMarkdown } from '../../../../../src/webview/panel/markdown/lexMarkdown.ts';

const rendered = (text: string): string =>
  lexMarkdown(text, {})
    .tokens.map(token => renderBlock(token))
    .join('');

describe('a picture of a tool in an answer', () => {
  it('gets a place by its number, with its words', () => {
    assert.equal(
      rendered('See ![the <b>button](tool:3).'),
      '<p>See <span class="tool-picture" title="3">the &#60;b&#62;button</span>.</p>\n',
    );
  });

  it('is nothing else: other addresses are links or words, and no HTML makes a place', () => {
    assert.match(rendered('![a](https://x.example/p.png)'), /<a class="picture-link"/);
    assert.match(rendered('![a](tool:x)'), /<span class="picture-link">a<\/span>/);
    assert.match(rendered('<span class="tool-picture" title="3">a</span>'), /&#60;span class=/);
  });
});
