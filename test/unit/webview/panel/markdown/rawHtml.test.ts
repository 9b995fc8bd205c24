import assert from 'node:assert/strict';
import { safeHref } from '../../../../../src/webview/panel/markdown/links.ts';
import { markdownBlocks } from '../../../../../src/webview/panel/markdown/markdownStream.ts';
import { passHtml } from '../../../../../src/webview/panel/markdown/rawHtml.ts';

const html = (markdown: string): string =>
  markdownBlocks(markdown)
    .map(block => (block.kind === 'html' ? block.html : `[${block.language}] ${block.code}`))
    .join('');

/** Tags of the result, to prove that what is left is text. */
const tags = (markup: string): string[] => [...markup.matchAll(/<\/?([a-z0-9]+)[^>]*>/gi)].map(match => match[0]);

describe('HTML inside an answer', () => {
  it('passes tags that format, without their attributes', () => {
    assert.equal(passHtml('H<sub onclick="x()">2</sub>O<br/>').html, 'H<sub>2</sub>O<br>');
  });

  it('keeps what tables need', () => {
    const { html, literal } = passHtml('<table border=1><tr><td colspan="2" style="color:red" align=right>1</td></tr>');
    assert.equal(html, '<table><tr><td colspan="2" align="right">1</td></tr>');
    assert.equal(literal, false);
  });

  it('shows every other tag as text', () => {
    for (const hostile of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=alert(1)><circle/></svg>',
      '<iframe src="https://example.com"></iframe>',
      '<form action="https://example.com"><input name=a><button>go</button></form>',
      '<style>body{display:none}</style>',
      '<link rel=stylesheet href=//example.com/a.css>',
      '<meta http-equiv=refresh content="0;url=https://example.com">',
      '<object data="x"></object><embed src="x"><video src="x"></video>',
      '<math><mtext></mtext></math>',
      '<template><img></template>',
      '<custom-element></custom-element>',
      '<details open ontoggle=alert(1)>x</details>',
    ]) {
      const passed = passHtml(hostile);
      assert.deepEqual(tags(passed.html), [], hostile);
      assert.equal(passed.literal, true, hostile);
      assert.deepEqual(
        tags(html(`Inline ${hostile} text`)).filter(tag => !/^<\/?p>$/.test(tag)),
        [],
        hostile,
      );
    }
  });

  it('is not led astray by quotes and broken tags', () => {
    assert.deepEqual(tags(passHtml('<b title="</b><script>alert(1)</script>">x').html), ['<b>']);
    assert.deepEqual(tags(passHtml('<b <script>alert(1)</script>').html), []);
    assert.equal(passHtml('1 < 2 && 3 > 2 &nbsp;').html, '1 &#60; 2 &#38;&#38; 3 &#62; 2 &nbsp;');
    assert.equal(passHtml('<!-- <b>hidden</b> -->shown').html, 'shown');
  });

  it('makes links only of addresses that open outside', () => {
    assert.equal(safeHref('https://example.com/a b'), 'https://example.com/a%20b');
    assert.equal(safeHref('MAILTO:a@example.com'), 'mailto:a@example.com');
    for (const bad of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'command:workbench.action.quit',
      'vscode://x/y',
      'vscode-resource:/etc/passwd',
      'file:///etc/passwd',
      'blob:https://example.com/1',
      '//example.com',
      '/relative',
      '#hash',
      'https://',
      '',
    ]) {
      assert.equal(safeHref(bad), undefined, bad);
      assert.ok(!html(`[click](<${bad.replaceAll('\n', '')}>)`).includes('<a '), bad);
      assert.ok(!html(`![pic](<${bad.replaceAll('\n', '')}>)`).includes('<a '), bad);
      assert.ok(!passHtml(`<a href="${bad}">x</a>`).html.includes('href'), bad);
    }
  });

  it('never loads a picture: it becomes a link', () => {
    const result = html('![a "cat"](https://example.com/cat.png)');
    assert.ok(!result.includes('<img'), result);
    assert.ok(result.includes('href="https://example.com/cat.png"'), result);
    assert.ok(result.includes('a &#34;cat&#34;'), result);
  });

  it('cannot break out of an attribute', () => {
    const result = html('[x](https://example.com/"onmouseover="alert(1) "t\\"><img src=x>")');
    assert.ok(!/<img|"\s*onmouseover/i.test(result), result);
    const code = html('```ts"><img/src=x>\ncode\n```');
    assert.ok(!code.includes('<img'), code);
    assert.ok(!html('- ```"><img/src=x>\n  code\n  ```').includes('<img'));
  });

  it('writes task lists without form controls', () => {
    const result = html('- [x] done\n- [ ] open\n');
    assert.ok(!result.includes('<input'), result);
    assert.ok(result.includes('☑') && result.includes('☐'), result);
  });
});
