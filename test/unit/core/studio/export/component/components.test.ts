import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compileStyle, compileTemplate, parse as parseVue } from '@vue/compiler-sfc';
import { transform } from 'esbuild';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { rootDir } from '../../../../../../scripts/bootstrap.mjs';
import { componentName } from '../../../../../../src/core/studio/export/component/pageParts.ts';
import { reactComponent } from '../../../../../../src/core/studio/export/component/reactComponent.ts';
import { rootedRules } from '../../../../../../src/core/studio/export/component/rootedRules.ts';
import { vueComponent } from '../../../../../../src/core/studio/export/component/vueComponent.ts';

interface Shown {
  tag: string;
  props: Record<string, unknown>;
  children: (Shown | string)[];
}

/** The JSX, compiled and run: what it makes. */
async function run(jsx: string): Promise<Shown> {
  const { code } = await transform(jsx.replace(/^import .*$/m, ''), { loader: 'jsx', format: 'cjs', jsxFactory: 'h' });
  const h = (tag: string, props: Record<string, unknown> | null, ...children: (Shown | string)[]): Shown => ({
    tag,
    props: props ?? {},
    children,
  });
  const module = { exports: {} as { default?: () => Shown } };
  new Function('h', 'module', 'exports', code)(h, module, module.exports);
  const made = module.exports.default?.();
  assert.ok(made);
  return made;
}

function flat(node: Shown | string): string[] {
  return typeof node === 'string' ? [node] : [`<${node.tag}>`, ...node.children.flatMap(flat)];
}

type Node = DefaultTreeAdapterTypes.ChildNode;
const skipped = new Set(['script', 'style', 'link', 'meta', 'title', 'head', 'noscript']);

/** Tags and words of a page in their order, as they are shown. */
function shownOf(html: string): { tags: string[]; words: string } {
  const tags: string[] = [];
  let words = '';
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      if (skipped.has(node.tagName)) return;
      tags.push(`<${node.tagName}>`);
      if (node.tagName !== 'textarea') node.childNodes.forEach(visit);
    } else if (node.nodeName === '#text' && 'value' in node) words += `${node.value} `;
  };
  parse(html, { scriptingEnabled: false }).childNodes.forEach(visit);
  return { tags: tags.filter(tag => tag !== '<html>').map(tag => (tag === '<body>' ? '<div>' : tag)), words };
}

const tight = (text: string): string => text.replaceAll(/\s+/g, '');

const hostile = `<!DOCTYPE html><html><head><style>:root{--a:1px} html, body{margin:0} .body{color:red} body.dark > p::after{content:"body{}"}</style></head>
<body class="dark" onload="x()" style="--gap: 2px; background: url('data:image/png;base64,AA;BB'); -webkit-hyphens: auto">
<!-- a */ comment --><p>one <b>two</b> three {braces} {{ mustaches }} &lt;tag&gt; &amp; "quotes" \\ end</p>
<pre>  keep
   this  </pre><label for="f" tabindex="0">Name</label><input id="f" value='a "b" &amp; c' checked disabled maxlength=3 autocomplete=off>
<textarea rows=2>first
second</textarea><select><option value="1">One</option><option selected value="2">Two</option></select>
<svg viewBox="0 0 10 10" stroke-width="2"><path d="M0 0" fill-rule="evenodd" /><use xlink:href="#a" /></svg>
<button onclick="alert(1)" aria-label="Close" data-id="7" hidden @click="x" :foo="y" v-if="z">×</button>
<img src="a.png" alt=""><script>alert('no')</script><x-item some-thing="1">custom</x-item></body></html>`;

describe('components out of a page', () => {
  const samples = ['checkout', 'dashboard', 'shop-home', 'error-dialog'].map(name => `images/source/${name}.html`);
  const pages: readonly (readonly [string, () => Promise<string>])[] = [
    ['one of everything that is awkward', async () => hostile],
    ...[...samples, 'pages/everything.html'].map(
      file => [file, () => readFile(path.join(rootDir, 'test/fixtures', file), 'utf8')] as const,
    ),
  ];

  for (const [name, read] of pages) {
    it(`React shows what the page shows: ${name}`, async () => {
      const html = await read();
      const { jsx } = reactComponent(html, 'Page', 'Page.css');
      const made = flat(await run(jsx));
      const { tags, words } = shownOf(html);
      assert.deepEqual(
        made.filter(piece => /^<[a-z]/i.test(piece) && piece.endsWith('>') && tags.includes(piece)),
        tags,
      );
      assert.equal(tight(made.filter(piece => !tags.includes(piece)).join('')), tight(words));
    });

    it(`Vue compiles it without a complaint, with all its words: ${name}`, async () => {
      const html = await read();
      const { vue } = vueComponent(html);
      const { descriptor, errors } = parseVue(vue, { filename: 'Page.vue' });
      assert.deepEqual(errors, []);
      assert.ok(descriptor.template);
      const { code, errors: problems } = compileTemplate({
        source: descriptor.template.content,
        filename: 'Page.vue',
        id: 'page',
      });
      assert.deepEqual(problems, []);
      for (const style of descriptor.styles) {
        const compiled = compileStyle({ source: style.content, filename: 'Page.vue', id: 'data-v-page', scoped: true });
        assert.deepEqual(compiled.errors, []);
      }
      for (const word of shownOf(html).words.match(/[\p{L}\d]{3,}/gu) ?? []) assert.ok(code.includes(word), word);
    });
  }

  it('keeps looks, state and names of attributes, and counts what it cannot take along', async () => {
    const { jsx, css, leftOut } = reactComponent(hostile, 'Page', 'Page.css');
    assert.deepEqual(leftOut, { scripts: 1, handlers: 2 });
    const root = await run(jsx);
    assert.deepEqual(root.props, {
      className: 'page-root dark',
      style: { '--gap': '2px', background: "url('data:image/png;base64,AA;BB')", WebkitHyphens: 'auto' },
    });
    const all = (node: Shown): Shown[] => [
      node,
      ...node.children.flatMap(child => (typeof child === 'string' ? [] : all(child))),
    ];
    const propsOf = (tag: string): unknown => all(root).find(node => node.tag === tag)?.props;
    assert.deepEqual(propsOf('input'), {
      id: 'f',
      defaultValue: 'a "b" & c',
      defaultChecked: true,
      disabled: true,
      maxLength: '3',
      autoComplete: 'off',
    });
    assert.deepEqual(propsOf('label'), { htmlFor: 'f', tabIndex: '0' });
    assert.deepEqual(propsOf('select'), { defaultValue: '2' });
    assert.deepEqual(propsOf('textarea'), { rows: '2', defaultValue: 'first\nsecond' });
    assert.deepEqual(propsOf('svg'), { viewBox: '0 0 10 10', strokeWidth: '2' });
    assert.deepEqual(propsOf('use'), { xlinkHref: '#a' });
    assert.deepEqual(propsOf('button'), {
      'aria-label': 'Close',
      'data-id': '7',
      hidden: true,
      'v-if': 'z',
    });
    assert.ok(jsx.includes('import "./Page.css";'));
    assert.match(css, /\.page-root\{--a:1px\}/);
  });

  it('writes rules of the page for its root, and leaves what only looks like them', () => {
    const rule = (css: string): string => rootedRules(css, '.r');
    assert.equal(rule('html,body{margin:0}'), '.r,.r{margin:0}');
    assert.equal(rule('html body > p{a:b}'), '.r > p{a:b}');
    assert.equal(rule('.body, #html, body-x{a:b}'), '.body, #html, body-x{a:b}');
    assert.equal(
      rule('p::after{content:"body{}"} /* body{} */ :root{--x:1}'),
      'p::after{content:"body{}"} /* body{} */ .r{--x:1}',
    );
    assert.equal(rule('@media (min-width: 1px){body{a:b}}'), '@media (min-width: 1px){.r{a:b}}');
    assert.equal(
      rule('@import url(body.css);body{a:url(data:x;body{)}'),
      '@import url(body.css);.r{a:url(data:x;body{)}',
    );
  });

  it('names components as components are named', () => {
    assert.deepEqual(['checkout-page', '2nd try', '结账', 'é t.a'].map(componentName), [
      'CheckoutPage',
      'Page2ndTry',
      'Page',
      'ETA',
    ]);
  });
});
