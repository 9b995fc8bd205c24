import assert from 'node:assert/strict';
import { markdownBlocks } from '../../../../../src/webview/panel/markdown/markdownStream.ts';

const html = (text: string): string =>
  markdownBlocks(text)
    .map(block => (block.kind === 'html' ? block.html : ''))
    .join('');

describe('footnotes', () => {
  it('are small numbers in the text, and blocks where they are written', () => {
    assert.equal(html('A claim.[^1]'), '<p>A claim.<sup class="footnote-reference">1</sup></p>\n');
    assert.equal(html('[^1]: The *source*.'), '<p class="footnote"><sup>1</sup> The <em>source</em>.</p>\n');
    assert.equal(
      html('[^a]: one\ntwo\n[^b]: https://example.com\n\nText'),
      '<p class="footnote"><sup>a</sup> one<br>two</p>\n' +
        '<p class="footnote"><sup>b</sup> <a href="https://example.com/" title="https://example.com/">' +
        'https://example.com</a></p>\n<p>Text</p>\n',
    );
  });

  it('leave a class of characters alone', () => {
    assert.equal(html('all but [^abc] of them'), '<p>all but [^abc] of them</p>\n');
    assert.match(html('`x[^1]`'), /<code>x\[\^1\]<\/code>/);
  });
});
