import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledPackages, packageFolder, unaccountedFiles } from '../../../scripts/packaging/bundledPackages.ts';
import { renderNotices } from '../../../scripts/packaging/notices.ts';

const outputs = (inputs: Record<string, number>) => ({
  outputs: {
    'dist/a.js': {
      inputs: Object.fromEntries(Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }])),
    },
  },
});

describe('bundled packages', () => {
  let root = '';

  const putPackage = async (
    folder: string,
    manifest: object,
    files: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const target = path.join(root, folder);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'package.json'), JSON.stringify(manifest));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(target, name), text);
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'glm-packages-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  it('are told from a path by the innermost node_modules, scope included', () => {
    equal(packageFolder('node_modules/zod/v4/index.js'), 'node_modules/zod');
    equal(packageFolder('node_modules/@lit/reactive-element/a.js'), 'node_modules/@lit/reactive-element');
    equal(packageFolder('node_modules/a/node_modules/b/x.js'), 'node_modules/a/node_modules/b');
    equal(packageFolder('src/extension.ts'), undefined);
  });

  it('are those with bytes in an output, each version once, with their licence texts in the notices', async () => {
    await putPackage(
      'node_modules/alpha',
      { name: 'alpha', version: '1.0.0', license: 'MIT' },
      { LICENSE: 'Alpha terms' },
    );
    await putPackage(
      'node_modules/alpha/node_modules/beta',
      { name: 'beta', version: '1.0.0', license: 'ISC' },
      { 'license.md': 'Beta 1' },
    );
    await putPackage(
      'node_modules/beta',
      { name: 'beta', version: '2.0.0', license: 'ISC' },
      { COPYING: 'Beta 2', NOTICE: 'Beta note' },
    );
    await putPackage('node_modules/shaken', { name: 'shaken', version: '1.0.0', license: 'Proprietary' }, {});
    await putPackage(
      'node_modules/font',
      { name: 'font', version: '1.0.0', license: 'OFL-1.1' },
      { 'LICENSE.txt': 'Font terms' },
    );
    const metafile = outputs({
      'src/a.ts': 10,
      'node_modules/alpha/index.js': 5,
      'node_modules/alpha/other.js': 5,
      'node_modules/alpha/node_modules/beta/index.js': 3,
      'node_modules/beta/index.js': 3,
      'node_modules/shaken/index.js': 0,
    });
    const packages = await bundledPackages(root, [metafile], { 'dist/font.ttf': 'node_modules/font' });
    deepEqual(
      packages.map(({ name, version }) => `${name}@${version}`),
      ['alpha@1.0.0', 'beta@1.0.0', 'beta@2.0.0', 'font@1.0.0'],
    );
    const text = await renderNotices(packages);
    for (const part of ['alpha 1.0.0 (MIT)', 'Alpha terms', 'Beta 1', 'Beta 2\n\nBeta note', 'Font terms']) {
      equal(text.includes(part), true, part);
    }
  });

  it('without a licence text, or with terms that are not accepted, stop the packaging by name', async () => {
    await putPackage('node_modules/bare', { name: 'bare', version: '1.0.0', license: 'MIT' }, { 'README.md': 'hello' });
    await putPackage(
      'node_modules/strict',
      { name: 'strict', version: '2.0.0', license: 'GPL-3.0' },
      { LICENSE: 'GPL' },
    );
    await putPackage('node_modules/silent', { name: 'silent', version: '3.0.0' }, { LICENSE: '…' });
    const names = ['bare', 'strict', 'silent'];
    const packages = await bundledPackages(
      root,
      [outputs(Object.fromEntries(names.map(name => [`node_modules/${name}/x.js`, 1])))],
      {},
    );
    await rejects(renderNotices(packages), ({ message }: Error) => {
      deepEqual(message.split('\n').slice(1), [
        'bare 1.0.0: no licence text',
        'silent 3.0.0: licence "" is not on the list',
        'strict 2.0.0: licence "GPL-3.0" is not on the list',
      ]);
      return true;
    });
  });

  it('come with the terms of what is compiled into them, and with the address of a source that has to be named', async () => {
    const manifest = {
      name: 'wasm',
      version: '1.0.0',
      license: 'MPL-2.0',
      repository: { url: 'https://example.com/w' },
    };
    await putPackage('node_modules/wasm', manifest, { LICENSE: 'Outer terms' });
    await putPackage('node_modules/wasm/codec', {}, { 'LICENSE.codec.md': 'Inner terms' });
    const [bundled] = await bundledPackages(root, [outputs({ 'node_modules/wasm/a.wasm': 9 })], {});
    const text = await renderNotices(bundled ? [bundled] : []);
    match(
      text,
      /wasm 1\.0\.0 \(MPL-2\.0\)\n\nUsed unchanged\. Source code: https:\/\/example\.com\/w\n\nOuter terms\n\nInner terms/,
    );
    const { source: _, ...unnamed } = bundled ?? { name: '', version: '', license: '', folder: root };
    await rejects(renderNotices([unnamed]), /nothing says where its source is/);
  });

  it('are known for every shipped file', () => {
    deepEqual(
      unaccountedFiles(['dist/a.js', 'dist/font.ttf', 'dist/mystery.js'], [outputs({})], { 'dist/font.ttf': 'x' }),
      ['dist/mystery.js'],
    );
  });
});
