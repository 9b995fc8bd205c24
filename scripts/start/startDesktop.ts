import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { rootDir } from '../bootstrap.mjs';
import { writeUserSettings } from '../editor/editorServer.ts';
import { killTree, spawnTree } from '../editor/processTree.ts';
import { step, ToolchainError } from '../toolchain/progress.mjs';
import { cacheDir } from '../toolchain/toolCache.mjs';
import type { StartOptions } from './startInBrowser.ts';
import { readSettings, startSettings } from './startSettings.ts';

/** The program: the one that `GLM_CHAT_VSCODE` names, else the latest stable one, downloaded into the cache. */
const findDesktop = async (): Promise<string> => {
  const named = process.env.GLM_CHAT_VSCODE;
  if (named) return named;
  try {
    return await step('Downloading the desktop VS Code', () =>
      downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(cacheDir(), 'desktop') }),
    );
  } catch (error) {
    throw new ToolchainError(
      `The desktop VS Code cannot be downloaded: ${error instanceof Error ? error.message : error}`,
      'Name one that is installed in GLM_CHAT_VSCODE, or run npm start without --desktop: that needs npm only.',
    );
  }
};

/** Runs the desktop VS Code with a profile of its own until it is closed. */
export const startDesktop = async ({ workspace, home, endpoint, building, closing }: StartOptions): Promise<void> => {
  const [program] = await Promise.all([findDesktop(), building]);
  const userDataDir = path.join(home, 'desktop');
  // A desktop profile has `User` at its top, a server below `data`.
  const settings = await readSettings(path.join(userDataDir, 'User', 'settings.json'));
  await writeUserSettings(userDataDir, startSettings(settings, endpoint), '');
  const child = spawnTree(
    program,
    [
      `--extensionDevelopmentPath=${rootDir}`,
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${path.join(home, 'desktop-extensions')}`,
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      '--new-window',
      // Electron refuses to run as root with its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      workspace,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  closing.push(() => killTree(child));
  process.stdout.write(
    `\n  VS Code:    on the desktop\n  Answers:    ${endpoint.description}\n\n  Ctrl+C ends it.\n\n`,
  );
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', error =>
      reject(new ToolchainError(`${program} does not start: ${error.message}`, 'Check GLM_CHAT_VSCODE.')),
    );
    child.once('exit', resolve);
  });
  if (status !== 0) throw new ToolchainError(`VS Code ended with status ${status}.`, 'See what it says above.');
};
