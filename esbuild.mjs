// Builds what the extension ships (`dist/`) and, with --tests, what runs inside the extension host (`out/workbench/`).
// With --bench: the provider alone as it is shipped, for the benchmarks (`out/bench/`).
//   node esbuild.mjs [--production] [--watch] [--tests | --bench]
import { readdirSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import wasmFiles from './src/host/pictures/wasmFiles.json' with { type: 'json' };

const root = import.meta.dirname;
process.chdir(root);
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  metafile: true,
  minify: production,
  // Errors carry class names across postMessage and into logs.
  keepNames: true,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/** @type {esbuild.BuildOptions} */
const nodeBundle = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  // undici's own name for a bundler: an experimental parser that is never switched on stays outside (168 kB).
  define: { esbuildDetection: '1' },
  // The oldest VS Code of engines.vscode runs Node 22.
  target: 'node22',
  external: ['vscode'],
  // jsonc-parser's `main` loads its parts by a require that no bundler can see; its `module` does not.
  mainFields: ['module', 'main'],
};

/**
 * A worker of a page is imported as its own text: a blob is made of that, as no address of a script would be let in.
 * @type {esbuild.Plugin}
 */
const workerText = {
  name: 'worker-text',
  setup(build) {
    build.onLoad({ filter: /[\\/]webview[\\/].*Worker\.ts$/ }, async ({ path: file }) => {
      const name = path.basename(file, '.ts');
      const result = await esbuild.build({
        ...shared,
        platform: 'browser',
        format: 'iife',
        target: 'chrome132',
        sourcemap: false,
        entryPoints: [file],
        outfile: `dist/webview/${name}.js`,
        write: false,
      });
      await writeMetafile(name, result);
      const watchFiles = Object.keys(result.metafile?.inputs ?? {}).map(input => path.resolve(input));
      return { contents: `export default ${JSON.stringify(result.outputFiles?.[0]?.text)};`, loader: 'js', watchFiles };
    });
  },
};

/**
 * Mermaid's other layout engine is under a licence that we do not ship under (EPL-2.0) and as large as all the rest: a
 * diagram that asks for it is told so.
 * @type {esbuild.Plugin}
 */
const withoutElk = {
  name: 'without-elk',
  setup(build) {
    build.onResolve({ filter: /^elkjs\// }, () => ({ path: 'elkjs', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "export default class { constructor() { throw new Error('the layout elk is not there'); } }",
    }));
  },
};

/**
 * Every browser that shows a webview reads woff2: the older formats of the same fonts stay out.
 * @type {esbuild.Plugin}
 */
const woff2Only = {
  name: 'woff2-only',
  setup(build) {
    build.onLoad({ filter: /katex\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/,\s*url\([^)]*\)\s*format\(['"](?:woff|truetype)['"]\)/g, ''),
      loader: 'css',
    }));
  },
};

/** @type {Record<string, esbuild.BuildOptions>} */
const builds = {
  extension: { ...nodeBundle, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.cjs' },
  pictureWorker: {
    ...nodeBundle,
    entryPoints: ['src/host/pictures/worker/main.ts'],
    outfile: 'dist/pictureWorker.cjs',
    // The decoders ask where they are, to find what they are handed anyway.
    define: { 'import.meta.url': 'import_meta_url' },
    banner: { js: "const import_meta_url = require('node:url').pathToFileURL(__filename).href;" },
  },
  conversationThread: {
    ...nodeBundle,
    entryPoints: ['src/host/conversations/thread/main.ts'],
    outfile: 'dist/conversationThread.cjs',
  },
  // Grammars that tell where a comment changes nothing; loaded with the first one.
  grammars: {
    ...nodeBundle,
    entryPoints: ['src/core/annotations/insertion/grammars.ts'],
    outfile: 'dist/grammars.cjs',
  },
  // What builds the style sheet of a page of utility classes; loaded with the first one.
  tailwind: { ...nodeBundle, entryPoints: ['node_modules/tailwindcss/dist/lib.js'], outfile: 'dist/tailwind.cjs' },
  pictureWasm: {
    entryPoints: Object.entries(wasmFiles).map(([name, file]) => ({ in: `node_modules/${file}`, out: name })),
    outdir: 'dist',
    loader: { '.wasm': 'copy' },
    metafile: true,
    logLevel: 'warning',
  },
  webview: {
    ...shared,
    platform: 'browser',
    format: 'esm',
    target: 'chrome132',
    // Heavy parts (highlighter, mathematics) are loaded when they are first needed.
    splitting: true,
    plugins: [workerText, withoutElk],
    entryPoints: {
      panel: 'src/webview/panel/main.ts',
      preview: 'src/webview/studio/main.ts',
      studioStart: 'src/webview/studio/start/main.ts',
      diagram: 'src/webview/diagram/main.ts',
    },
    outdir: 'dist/webview',
    chunkNames: 'chunks/[name]-[hash]',
    loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'text' },
    assetNames: 'assets/[name]-[hash]',
  },
  // Loaded with the first formula.
  mathStyles: {
    entryPoints: { math: 'katex/dist/katex.css' },
    outdir: 'dist/webview',
    bundle: true,
    metafile: true,
    minify: production,
    loader: { '.woff2': 'file' },
    assetNames: 'assets/[name]-[hash]',
    logLevel: 'warning',
    plugins: [woff2Only],
  },
  // The one script inside the frame of a generated page. The host puts its text into the frame's document: a frame of
  // an opaque origin cannot load it by an address.
  previewFrame: {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    keepNames: false,
    sourcemap: false,
    entryPoints: ['src/webview/studio/frame/main.ts'],
    outfile: 'dist/webview/previewFrame.js',
  },
  // Runs inside a preview's frame too, in front of a page whose scripts run: as one line, so that the page's own lines
  // are counted from its first.
  previewGuard: {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'chrome132',
    keepNames: false,
    sourcemap: false,
    minify: true,
    entryPoints: ['src/webview/studio/live/guard/main.ts'],
    outfile: 'dist/webview/previewGuard.js',
  },
};

const copyStyles = async () => {
  const codicons = path.join('node_modules', '@vscode', 'codicons', 'dist');
  await mkdir('dist/webview', { recursive: true });
  await cp(path.join('node_modules', 'tailwindcss', 'index.css'), 'dist/tailwind.css');
  for (const name of ['codicon.css', 'codicon.ttf'])
    await cp(path.join(codicons, name), path.join('dist/webview', name));
};

/**
 * What is in each bundle, for the layer test and the third-party notices. Not shipped.
 * @param {string} name
 * @param {esbuild.BuildResult} result
 */
const writeMetafile = async (name, result) => {
  await mkdir('dist/meta', { recursive: true });
  await writeFile(path.join('dist/meta', `${name}.json`), JSON.stringify(result.metafile));
};

if (process.argv.includes('--tests')) {
  await rm('out/workbench', { recursive: true, force: true });
  const tests = readdirSync('test/workbench', { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.test.ts'),
  );
  const entryPoints = ['index.ts', ...tests].map(file => path.join('test/workbench', file));
  await esbuild.build({
    ...nodeBundle,
    target: 'node24',
    minify: false,
    sourcemap: 'inline',
    entryPoints,
    outbase: 'test/workbench',
    outdir: 'out/workbench',
    outExtension: { '.js': '.cjs' },
    // One instance in the extension host, found from the checkout: the runner and the test files must share it.
    external: ['vscode', 'mocha'],
  });
} else if (process.argv.includes('--bench')) {
  await esbuild.build({
    ...nodeBundle,
    minify: true,
    sourcemap: false,
    entryPoints: ['src/provider/index.ts'],
    outfile: 'out/bench/provider.cjs',
  });
} else {
  // Otherwise in place: a window that runs from here must not find half of it missing.
  if (production) await rm('dist', { recursive: true, force: true });
  await copyStyles();
  for (const [name, options] of Object.entries(builds)) {
    if (watch) {
      const context = await esbuild.context({
        ...options,
        logLevel: 'info',
        plugins: [{ name: 'metafile', setup: build => build.onEnd(result => writeMetafile(name, result)) }],
      });
      await context.watch();
    } else await writeMetafile(name, await esbuild.build(options));
  }
}
