import { deepEqual, equal, ok } from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import {
  attributeValue,
  type ElementPath,
  ownText,
  type QuickChange,
  quickEdit,
  readPage,
} from '../../../../../src/core/studio/source/index.ts';

/** The element is marked by the attribute `me`, or is the only one of its name. */
const meant = (html: string): ElementPath => {
  const found = readPage(html).written.find(element => attributeValue(element, 'me') !== undefined);
  if (!found) throw new Error('nobody is meant');
  return found.path;
};

const edited = (html: string, change: QuickChange): string => {
  const result = quickEdit(readPage(html), meant(html), change);
  return 'problem' in result ? `problem: ${result.problem}` : result.html;
};

describe('quickEdit: text', () => {
  const text = (html: string, value: string): string => edited(html, { kind: 'text', text: value });

  it('puts text between the tags and leaves the white space around it', () => {
    equal(text('<p me>\n  Hello\n</p>', 'Tea & <cake> "now"'), '<p me>\n  Tea &amp; &lt;cake> "now"\n</p>');
    equal(text('<p me></p>', 'x'), '<p me>x</p>');
    equal(text('<ul><li me>a\n<li>b</ul>', 'c'), '<ul><li me>c\n<li>b</ul>');
    equal(text('<p me>a</p>', 'a\u00a0b'), '<p me>a&nbsp;b</p>');
    equal(text('<svg><text me>a</text></svg>', 'b'), '<svg><text me>b</text></svg>');
  });

  it('keeps white space where it is seen', () => {
    equal(text('<pre me>\n a\n</pre>', ' b\n c'), '<pre me>\n b\n c</pre>');
    equal(text('<textarea me></textarea>', '\nx</textarea>'), '<textarea me>\n\nx&lt;/textarea></textarea>');
  });

  it('refuses where elements are inside, or nothing can be', () => {
    equal(text('<p me>a <b>x</b></p>', 'y'), 'problem: not-text');
    equal(text('<img me>', 'y'), 'problem: not-text');
    equal(text('<style me>a{}</style>', 'y'), 'problem: not-text');
    equal(text('<svg><g me /></svg>', 'y'), 'problem: not-text');
  });
});

describe('quickEdit: style and attributes', () => {
  const style = (html: string, property: string, value?: string): string =>
    edited(html, { kind: 'style', property, value });

  it('adds an attribute where there was none', () => {
    equal(style('<p me>a</p>', 'color', 'red'), '<p me style="color: red">a</p>');
    equal(style('<img me src=a/>', 'width', '2px'), '<img me src=a/ style="width: 2px">');
    equal(style('<br me/>', 'color', 'red'), '<br me style="color: red"/>');
    equal(
      edited('<img me>', { kind: 'attribute', name: 'alt', value: 'A "cup" & more' }),
      '<img me alt="A &quot;cup&quot; &amp; more">',
    );
  });

  it('merges into the style that is there', () => {
    equal(
      style('<p me style="color: blue; margin:0">a</p>', 'color', 'red'),
      '<p me style="color: red; margin:0">a</p>',
    );
    equal(
      style('<p me STYLE=\'font-family: "A;B"\'>a</p>', 'color', 'red'),
      '<p me STYLE=\'font-family: "A;B"; color: red\'>a</p>',
    );
    equal(style('<p me style=color:blue>a</p>', 'margin', '0 1px'), '<p me style="color:blue; margin: 0 1px">a</p>');
    equal(
      style('<p me style="background: url(data:a;b); font-family: &quot;X&quot;">a</p>', 'color', 'red'),
      '<p me style="background: url(data:a;b); font-family: &quot;X&quot;; color: red">a</p>',
    );
    equal(
      style('<p me style="color: blue !important">a</p>', 'color', 'red'),
      '<p me style="color: red !important">a</p>',
    );
  });

  it('lets the last word be the one that was asked for', () => {
    equal(
      style('<p me style="padding: 1px; padding-left: 9px">a</p>', 'padding', '4px'),
      '<p me style="padding: 4px">a</p>',
    );
    equal(
      style('<p me style="background-color: red; background: blue">a</p>', 'background-color', 'green'),
      '<p me style="background: blue; background-color: green">a</p>',
    );
    equal(style('<p me style="color: red; color: blue">a</p>', 'color', 'green'), '<p me style="color: green">a</p>');
  });

  it('takes away what was set, and the attribute with the last of it', () => {
    equal(style('<p id=a style="color: red" me>a</p>', 'color'), '<p id=a me>a</p>');
    equal(style('<p me style="color: red; margin: 0">a</p>', 'color'), '<p me style="margin: 0">a</p>');
    equal(edited('<p me title="x"class="y">a</p>', { kind: 'attribute', name: 'title' }), '<p me class="y">a</p>');
    equal(edited('<p me>a</p>', { kind: 'attribute', name: 'title' }), '<p me>a</p>');
  });

  it('changes the one that counts of two of the same name', () => {
    equal(
      style('<p me style="color: red" style="color: blue">a</p>', 'color', 'green'),
      '<p me style="color: green" style="color: blue">a</p>',
    );
  });
});

describe('quickEdit: delete, duplicate, move', () => {
  it('takes its line along when it has one for itself', () => {
    equal(edited('<ul>\n  <li me>a</li>\n  <li>b</li>\n</ul>', { kind: 'delete' }), '<ul>\n  <li>b</li>\n</ul>');
    equal(edited('<p>a <b me>x</b> c</p>', { kind: 'delete' }), '<p>a  c</p>');
    equal(edited('<pre>\n<b me>x</b>\ny</pre>', { kind: 'delete' }), '<pre>\n\ny</pre>');
    equal(edited('<ul>\r\n<li me>a</li>\r\n<li>b</li>\r\n</ul>', { kind: 'delete' }), '<ul>\r\n<li>b</li>\r\n</ul>');
    equal(edited('<ul>\n <li me>a\n <li>b\n</ul>', { kind: 'delete' }), '<ul>\n <li>b\n</ul>');
  });

  it('doubles it beneath itself, with its indentation', () => {
    equal(
      edited('<ul>\n  <li me>a</li>\n</ul>', { kind: 'duplicate' }),
      '<ul>\n  <li me>a</li>\n  <li me>a</li>\n</ul>',
    );
    equal(edited('<p>a<b me>x</b>c</p>', { kind: 'duplicate' }), '<p>a<b me>x</b><b me>x</b>c</p>');
    equal(edited('<ul><li me>a<li>b</ul>', { kind: 'duplicate' }), '<ul><li me>a<li me>a<li>b</ul>');
  });

  it('changes places with its neighbour, and says where it is then', () => {
    const html = '<ul>\n  <li>a</li><!-- c -->\n  <li me>b</li>\n</ul>';
    const result = quickEdit(readPage(html), meant(html), { kind: 'up' });
    ok(!('problem' in result));
    equal(result.html, '<ul>\n  <li me>b</li><!-- c -->\n  <li>a</li>\n</ul>');
    deepEqual(result.path, [1, 0, 1]);
    equal(edited(html, { kind: 'down' }), 'problem: no-sibling');
    equal(edited('<p><b me>x</b> <i>y</i></p>', { kind: 'down' }), '<p><i>y</i> <b me>x</b></p>');
  });

  it('refuses what would change others', () => {
    equal(edited('<body me><p>a</p></body>', { kind: 'delete' }), 'problem: needed');
    // The bold goes on in the second paragraph: its tag makes two elements.
    equal(edited('<p>a<b me>x<p>y</b>z</p>', { kind: 'delete' }), 'problem: entangled');
    equal(edited('<p>a<b me>x<p>y</b>z</p>', { kind: 'style', property: 'color', value: 'red' }), 'problem: entangled');
    deepEqual(quickEdit(readPage('<table><tr><td>1</table>'), [1, 0, 0], { kind: 'delete' }), { problem: 'unwritten' });
  });
});

/** Same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces = [
  '<div class="a">',
  '</div>',
  '<p>',
  '</p>',
  '<b>',
  '</b>',
  '<i style="color:red">',
  '</i>',
  '<ul>',
  '</ul>',
  '<li>',
  '<table>',
  '</table>',
  '<tr>',
  '<td>',
  '</td>',
  '<a href=x>',
  '</a>',
  "<span title='q\"q'>",
  '</span>',
  '<br>',
  '<img src=a>',
  '<svg>',
  '</svg>',
  '<g/>',
  '<pre>',
  '</pre>',
  '<form>',
  '</form>',
  '<button>',
  '</button>',
  '<select>',
  '<option>',
  '</select>',
  '<h1>',
  '</h1>',
  '<template>',
  '</template>',
  '<!-- c -->',
  ' text ',
  '&amp;',
  '\n  ',
  '\r\n',
  '<',
  '👋',
  '</body>',
];

/** As a path and a serialised element for each, in the order of the document. */
function shapes(html: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: DefaultTreeAdapterTypes.ParentNode, path: string): void => {
    for (const [index, child] of node.childNodes.entries()) {
      const name = `${path}/${index}`;
      if ('tagName' in child) {
        found.set(
          name,
          `<${child.tagName}${child.attrs.map(({ name: key, value }) => ` ${key}=${JSON.stringify(value)}`).join('')}>`,
        );
        walk(child, name);
      } else found.set(name, 'value' in child ? `text ${child.value}` : child.nodeName);
    }
  };
  walk(parse(html, { scriptingEnabled: false }), '');
  return found;
}

/** Itself counted. */
function elementsIn(node: DefaultTreeAdapterTypes.Element): number {
  return node.childNodes.reduce((sum, child) => sum + ('tagName' in child ? elementsIn(child) : 0), 1);
}

describe('quickEdit on pages as nobody should write them', () => {
  const random = randomNumbers(22);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const changes: QuickChange[] = [
    { kind: 'text', text: 'new <b> & "text"' },
    { kind: 'style', property: 'color', value: 'blue' },
    { kind: 'attribute', name: 'title', value: `a'b"c&amp;<` },
    { kind: 'attribute', name: 'href' },
    { kind: 'delete' },
    { kind: 'duplicate' },
    { kind: 'up' },
    { kind: 'down' },
  ];

  it('changes bytes of the element alone, and no other element', () => {
    let done = 0;
    for (let round = 0; round < 1500; round++) {
      const html = Array.from({ length: 4 + Math.floor(random() * 26) }, () => pick(pieces)).join('');
      const tree = readPage(html);
      const element = pick([undefined, ...tree.written]);
      const change = pick(changes);
      if (!element) continue;
      const result = quickEdit(tree, element.path, change);
      if ('problem' in result) continue;
      done++;
      const note = `${JSON.stringify(change)} on <${element.name}> at ${element.start} of ${JSON.stringify(html)} gave ${JSON.stringify(result.html)}`;
      if (['text', 'style', 'attribute'].includes(change.kind)) {
        for (const { start, end } of result.edits) ok(start >= element.start && end <= element.end, note);
        const inside = `/${[...shapes(html).keys()].find(key => shapes(html).get(key)?.startsWith('<html'))?.slice(1)}${element.path.map(index => `/${index}`).join('')}`;
        const others = (map: Map<string, string>): [string, string][] =>
          [...map].filter(([key]) => key !== inside && !key.startsWith(`${inside}/`));
        deepEqual(others(shapes(result.html)), others(shapes(html)), note);
      } else {
        const count = (text: string): number =>
          [...shapes(text).values()].filter(shape => shape.startsWith('<')).length;
        const own = elementsIn(element.node);
        const more = count(result.html) - count(html);
        if (change.kind === 'up' || change.kind === 'down') equal(more, 0, note);
        else if (!/<template/.test(html)) equal(Math.abs(more), own, note);
      }
    }
    ok(done > 400, `${done} of them were done`);
  });

  it('sets text that reads back as it was given', () => {
    for (const text of ['a & b', '&lt;', '<p>', '\u00a0x', '👋', '"', "it's"]) {
      const html = '<div><span me>old</span><i>x</i></div>';
      const result = quickEdit(readPage(html), meant(html), { kind: 'text', text });
      ok(!('problem' in result));
      const element = readPage(result.html).elementAt(meant(html));
      equal(element && ownText(element), text);
    }
  });
});
