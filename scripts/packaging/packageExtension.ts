// Production build → third-party notices → VSIX → a look at what is really in it.
import { glob, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { rootDir } from '../bootstrap.mjs';
import { run } from '../toolchain/npm.mjs';
import { say, step, ToolchainError } from '../toolchain/progress.mjs';
import { bundledPackages, type Metafile, unaccountedFiles } from './bundledPackages.ts';
import { renderNotices } from './notices.ts';
import { contentProblems } from './vsixContents.ts';
import { type ZipEntry, zipEntries } from './zipEntries.ts';

/** Files that the build copies as they are, with the package they are from. */
const copiedFrom = {
  'dist/webview/codicon.css': 'node_modules/@vscode/codicons',
  'dist/webview/codicon.ttf': 'node_modules/@vscode/codicons',
};

const build = async (): Promise<void> => {
  const { status, output } = await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: rootDir });
  if (status !== 0)
    throw new ToolchainError('The build failed.', `Mend what it says and run the command again:\n${output}`);
};

type Manifest = Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string };

const readMetafile = async (file: string): Promise<Metafile> => JSON.parse(await readFile(file, 'utf8'));

const writeNotices = async (file: string): Promise<number> => {
  const metafiles: Metafile[] = [];
  for await (const name of glob('dist/meta/*.json', { cwd: rootDir })) {
    metafiles.push(await readMetafile(path.join(rootDir, name)));
  }
  const shipped: string[] = [];
  for await (const entry of glob('dist/**/*', { cwd: rootDir, withFileTypes: true })) {
    const name = path.relative(rootDir, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
    if (entry.isFile() && !name.startsWith('dist/meta/')) shipped.push(name);
  }
  const unknown = unaccountedFiles(shipped, metafiles, copiedFrom);
  if (unknown.length > 0) {
    const hint = 'Name the package they are copied from in scripts/packaging/packageExtension.ts.';
    throw new ToolchainError(`Nothing says where these files of dist come from: ${unknown.join(', ')}`, hint);
  }
  const packages = await bundledPackages(rootDir, metafiles, copiedFrom);
  await writeFile(file, await renderNotices(packages));
  return packages.length;
};

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(9)} kB`;

/** The chunks that are loaded on demand (a grammar each) count as one line. */
const rowName = (name: string): string => (name.includes('/chunks/') ? `${path.posix.dirname(name)}/*` : name);

/** One line per file, largest first, then the whole. */
const sizeTable = (entries: readonly ZipEntry[], vsixBytes: number): string => {
  const rows = [...Map.groupBy(entries, ({ name }) => rowName(name))].map(([name, files]) => ({
    name: files.length > 1 ? `${name} (${files.length} files)` : name,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    packed: files.reduce((sum, file) => sum + file.compressedBytes, 0),
  }));
  rows.sort((a, b) => b.packed - a.packed);
  const unpacked = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    '    unpacked       packed  file',
    ...rows.map(({ name, bytes, packed }) => `${kilobytes(bytes)} ${kilobytes(packed)}  ${name}`),
    `${kilobytes(unpacked)} ${kilobytes(vsixBytes)}  ${entries.length} files in all`,
  ].join('\n');
};

/**
 * Makes `glm-chat-VERSION.vsix` in the checkout and prints what is in it.
 * @returns path of the VSIX
 * @throws ToolchainError when the build fails, a bundled package may not be shipped, or the contents are not as expected;
 * no VSIX is left behind then
 */
export const packageExtension = async (): Promise<string> => {
  const manifest: Manifest = JSON.parse(await readFile(path.join(rootDir, 'package.json'), 'utf8'));
  const vsix = path.join(rootDir, `${manifest.name}-${manifest.version}.vsix`);
  // vsce packs the checkout as it lies, so the notices are put into it for as long as that takes.
  const notices = path.join(rootDir, 'ThirdPartyNotices.txt');
  await rm(vsix, { force: true });
  await step('Building for production', build);
  try {
    const count = await step('Collecting the licences of what is bundled', () => writeNotices(notices));
    say(`${count} packages are bundled`);
    await step('Packing the VSIX', () =>
      createVSIX({
        cwd: rootDir,
        packagePath: vsix,
        dependencies: false,
        // There is no public repository to point links at, and links inside the README stay as they are written.
        allowMissingRepository: true,
        rewriteRelativeLinks: false,
      }),
    );
  } finally {
    await rm(notices, { force: true });
  }
  const entries = zipEntries(await readFile(vsix));
  const problems = contentProblems(
    entries.map(({ name }) => name),
    manifest,
  );
  if (problems.length > 0) {
    await rm(vsix);
    throw new ToolchainError(
      `The VSIX is not as it should be:\n${problems.join('\n')}`,
      'See .vscodeignore and scripts/packaging/vsixContents.ts.',
    );
  }
  process.stdout.write(`${sizeTable(entries, (await stat(vsix)).size)}\n\n${vsix}\n`);
  return vsix;
};
