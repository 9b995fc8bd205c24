import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { createVSIX } from '@vscode/vsce';
import { contentProblems } from '../../../scripts/packaging/vsixContents.ts';
import { zipEntries } from '../../../scripts/packaging/zipEntries.ts';

const rootDir = path.resolve(import.meta.dirname, '../../..');

/** What the build and the packaging leave in a checkout, and what never may be shipped. */
const built = [
  'dist/extension.cjs',
  'dist/conversationThread.cjs',
  'dist/tailwind.cjs',
  'dist/tailwind.css',
  'dist/pictureWorker.cjs',
  'dist/avif.wasm',
  'dist/jpegDecoder.wasm',
  'dist/jpegEncoder.wasm',
  'dist/pdfium.wasm',
  'dist/png.wasm',
  'dist/resize.wasm',
  'dist/svg.wasm',
  'dist/webp.wasm',
  'dist/webview/panel.js',
  'dist/webview/panel.css',
  'dist/webview/preview.css',
  'dist/webview/preview.js',
  'dist/webview/previewFrame.js',
  'dist/webview/codicon.css',
  'dist/webview/codicon.ttf',
  'dist/webview/chunks/typescript-ABC123.js',
  'dist/webview/assets/font-ABC123.woff2',
  'ThirdPartyNotices.txt',
];
const litter = [
  '.env',
  '.ci/run',
  'dist/extension.cjs.map',
  'dist/meta/extension.json',
  'dist/webview/panel.js.map',
  'docs/architecture.md',
  'esbuild.mjs',
  'media/icon.svg',
  'node_modules/left/index.js',
  'notes.txt',
  'out/workbench/index.cjs',
  'scripts/start.mjs',
  'src/extension.ts',
  'test/unit/a.test.ts',
];

describe('contents of the VSIX', () => {
  let checkout = '';
  let names: string[] = [];
  let sizes = new Map<string, number>();
  let manifest: Record<string, unknown> = {};

  before(async function () {
    this.timeout(30_000);
    checkout = await mkdtemp(path.join(tmpdir(), 'glm-vsix-'));
    for (const file of [
      'package.json',
      'package.nls.json',
      'package.nls.zh-cn.json',
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      '.vscodeignore',
    ]) {
      await copyFile(path.join(rootDir, file), path.join(checkout, file));
    }
    for (const folder of ['l10n', 'media'])
      await cp(path.join(rootDir, folder), path.join(checkout, folder), { recursive: true });
    for (const file of [...built, ...litter]) {
      await mkdir(path.dirname(path.join(checkout, file)), { recursive: true });
      await writeFile(path.join(checkout, file), `contents of ${file}`);
    }
    const vsix = path.join(checkout, 'made.vsix');
    // vsce lists the files as it goes; they are judged below, not read by anyone.
    const silenced = mock.method(console, 'log', () => undefined);
    try {
      await createVSIX({
        cwd: checkout,
        packagePath: vsix,
        dependencies: false,
        allowMissingRepository: true,
        rewriteRelativeLinks: false,
      });
    } finally {
      silenced.mock.restore();
    }
    const entries = zipEntries(await readFile(vsix));
    names = entries.map(({ name }) => name);
    sizes = new Map(entries.map(({ name, bytes }) => [name, bytes]));
    manifest = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8'));
  });

  after(() => rm(checkout, { recursive: true, force: true }));

  it('are exactly what is built and named, out of a checkout full of other things', () => {
    deepEqual(contentProblems(names, manifest), []);
    for (const file of built) ok(names.includes(`extension/${file}`), file);
    for (const file of litter) ok(!names.includes(`extension/${file}`), file);
  });

  it('are read from the archive with their true sizes', () => {
    equal(sizes.get('extension/dist/extension.cjs'), Buffer.byteLength('contents of dist/extension.cjs'));
    throws(() => zipEntries(Buffer.from('no archive at all, but long enough')), /Not a zip file/);
  });

  it('are refused with a leak, with a gap, and with a manifest that points nowhere', () => {
    deepEqual(contentProblems([...names, 'extension/src/extension.ts', 'extension/dist/extension.cjs.map'], manifest), [
      'does not belong: extension/src/extension.ts',
      'does not belong: extension/dist/extension.cjs.map',
    ]);
    deepEqual(
      contentProblems(
        names.filter(name => name !== 'extension/dist/webview/preview.js'),
        manifest,
      ),
      ['missing: extension/dist/webview/preview.js'],
    );
    deepEqual(contentProblems(names, { ...manifest, icon: 'media/other.png' }), [
      'package.json points at what is not there: media/other.png',
    ]);
  });
});
