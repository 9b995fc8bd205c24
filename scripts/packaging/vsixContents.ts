// What a VSIX of this extension must hold, and what it may hold beside that. Anything else is a leak.

/** Written by vsce itself, which also lower-cases the readme and the changelog and gives the licence an extension. */
const required = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/package.nls.zh-cn.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/ThirdPartyNotices.txt',
  'extension/l10n/bundle.l10n.json',
  'extension/l10n/bundle.l10n.zh-cn.json',
  'extension/media/icon.png',
  'extension/media/activityBar.svg',
  'extension/dist/extension.cjs',
  'extension/dist/conversationThread.cjs',
  'extension/dist/tailwind.cjs',
  'extension/dist/tailwind.css',
  'extension/dist/pictureWorker.cjs',
  'extension/dist/avif.wasm',
  'extension/dist/jpegDecoder.wasm',
  'extension/dist/jpegEncoder.wasm',
  'extension/dist/pdfium.wasm',
  'extension/dist/png.wasm',
  'extension/dist/resize.wasm',
  'extension/dist/svg.wasm',
  'extension/dist/webp.wasm',
  'extension/dist/webview/panel.css',
  'extension/dist/webview/panel.js',
  'extension/dist/webview/preview.css',
  'extension/dist/webview/preview.js',
  'extension/dist/webview/previewFrame.js',
  'extension/dist/webview/codicon.css',
  'extension/dist/webview/codicon.ttf',
];

const allowed = [
  /^extension\/README\.zh-CN\.md$/,
  /^extension\/media\/annotations\/[\w-]+\.svg$/,
  /^extension\/media\/(?:walkthrough|images)\/[\w./-]+\.(?:md|png|svg)$/,
  /^extension\/dist\/[\w-]+\.(?:cjs|wasm)$/,
  /^extension\/dist\/webview\/[\w-]+\.(?:js|css|ttf)$/,
  /^extension\/dist\/webview\/chunks\/[\w.-]+\.js$/,
  /^extension\/dist\/webview\/assets\/[\w.-]+\.(?:ttf|woff2|wasm)$/,
];

/** Every file inside the extension that its manifest points at: icons, bundles, folders of translations. */
const manifestPaths = (value: unknown): string[] => {
  if (typeof value === 'string')
    return /^(?:\.\/)?(?:dist|media|l10n)(?:\/|$)/.test(value) ? [value.replace(/^\.\//, '')] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(manifestPaths);
  return [];
};

/**
 * What is wrong with the contents, one line each; empty when they are right.
 * @param names every path in the VSIX
 * @param manifest the extension's package.json, parsed
 */
export const contentProblems = (names: readonly string[], manifest: Readonly<Record<string, unknown>>): string[] => {
  const present = new Set(names);
  const { scripts: _scripts, ...shipped } = manifest;
  const pointedAt = manifestPaths(shipped).filter(
    file => !present.has(`extension/${file}`) && !names.some(name => name.startsWith(`extension/${file}/`)),
  );
  return [
    ...required.filter(name => !present.has(name)).map(name => `missing: ${name}`),
    ...pointedAt.map(file => `package.json points at what is not there: ${file}`),
    ...names
      .filter(name => !required.includes(name) && !allowed.some(pattern => pattern.test(name)))
      .map(name => `does not belong: ${name}`),
  ];
};
