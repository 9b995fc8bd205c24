import assert from 'node:assert/strict';
import { hasPlainTags } from '../../../../../src/webview/panel/markdown/plainTags.ts';
import { hostileMarkdown } from '../../../../support/hostileMarkdown.ts';

describe('hasPlainTags', () => {
  it('knows what the renderer writes for words, lists, headings and tables', () => {
    for (const html of [
      '<p>just words &amp; &lt;img src=x onerror=alert(1)&gt;</p>\n',
      '<h2>A <em>b</em> <strong>c</strong> <code>d &gt; e</code></h2>\n',
      '<ul>\n<li><span class="task">☑</span> done</li>\n</ul>\n',
      '<div class="table" tabindex="0"><table>\n<thead>\n<tr>\n<th align="right">a</th>\n</tr>\n</thead>\n</table>\n</div>\n',
      '<p>a<br>b</p><hr>',
      '',
    ]) {
      assert.equal(hasPlainTags(html), true, html);
    }
  });

  it('leaves everything else to the sanitizer', () => {
    for (const html of [
      '<p onclick=x>a</p>',
      '<p >a</p>',
      '<P>a</P>',
      '<p/>',
      '<p\n>a</p>',
      '<p\0>a',
      '<a href="https://example.com">a</a>',
      '<div>a</div>',
      '<div class="table" tabindex="1">a</div>',
      '<div class="composer">a</div>',
      '<th align="left" style="x">a</th>',
      '<td align="top">a</td>',
      '<span class="math math-inline">$x$</span>',
      '<script>x</script>',
      '<svg><p>x</p></svg>',
      '<!-- x -->',
      '<![CDATA[x]]>',
      '<?x?>',
      '< p>',
      'a < b',
      '<',
      '</script>',
      '<plaintext>',
      '<pre><code class="language-ts">a</code></pre>',
    ]) {
      assert.equal(hasPlainTags(html), false, html);
    }
  });

  it('lets no hostile answer by that has an attribute or an element that acts', () => {
    const acting = hostileMarkdown('http://127.0.0.1:1').filter(({ markdown }) =>
      /<[a-z]+[\s/][^>]*=|<(?:script|style|svg|math|iframe|form|input|base|meta|link|template)/i.test(markdown),
    );
    assert.ok(acting.length > 60);
    for (const { name, markdown } of acting) assert.equal(hasPlainTags(markdown), false, name);
  });

  it('takes its time by length alone', () => {
    const long = `<p>${'a'.repeat(1_000_000)}`;
    assert.equal(hasPlainTags(long), true);
    assert.equal(hasPlainTags(`${long}<`), false);
  });
});
