import { spawn } from 'node:child_process';
import path from 'node:path';
import { rootDir } from '../bootstrap.mjs';
import { startEditorServer, writeUserSettings } from '../editor/editorServer.ts';
import { installEditor } from '../editor/installEditor.ts';
import { ToolchainError } from '../toolchain/progress.mjs';
import type { ChosenEndpoint } from './chooseEndpoint.ts';
import { readSettings, startSettings } from './startSettings.ts';
import { takeScreenshot } from './takeScreenshot.ts';

export interface StartOptions {
  readonly workspace: string;
  /** Folder for the editor's data. */
  readonly home: string;
  readonly port: number;
  readonly endpoint: ChosenEndpoint;
  /** The build, under way. */
  readonly building: Promise<void>;
  /** What has to be closed at the end; called in reverse order. */
  readonly closing: (() => Promise<void>)[];
}

/** Opens the system's browser, where there is one to be seen. */
const openBrowser = (address: string): boolean => {
  const { platform, env } = process;
  if (env.CI || (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)) return false;
  const [command, ...args] =
    platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(command ?? '', [...args, address], { stdio: 'ignore', detached: true });
  // Not there: the address stands in the terminal.
  child.once('error', () => {});
  child.unref();
  return true;
};

/** Runs VS Code's server until it is told to end; with `screenshot`, until the picture is written. */
export const startInBrowser = async (
  options: StartOptions & { open: boolean; screenshot: string | undefined },
): Promise<void> => {
  const { workspace, home, port, endpoint, building, closing, open, screenshot } = options;
  const [serverDir] = await Promise.all([installEditor(), building]);
  const dataDir = path.join(home, 'editor');
  const settings = await readSettings(path.join(dataDir, 'data', 'User', 'settings.json'));
  await writeUserSettings(dataDir, startSettings(settings, endpoint));
  const server = await startEditorServer({
    serverDir,
    dataDir,
    port,
    window: { folder: workspace, extensionDir: rootDir },
  });
  closing.push(() => server.close());
  if (screenshot !== undefined) {
    await takeScreenshot(server.origin, path.resolve(process.env.INIT_CWD ?? '.', screenshot));
    return;
  }
  const local = server.origin.replace(/\/\/[^:]+/, '//127.0.0.1');
  process.stdout.write(
    [
      '',
      `  VS Code:    ${server.origin}/`,
      `              (should the browser not find it: ${local}/)`,
      `  Workspace:  ${workspace}`,
      `  Answers:    ${endpoint.description}`,
      '',
      '  Ctrl+C ends it.',
      '',
      '',
    ].join('\n'),
  );
  if (open) openBrowser(`${server.origin}/`);
  await server.died;
  throw new ToolchainError('VS Code has ended by itself.', `Look at ${path.join(dataDir, 'server.log')}.`);
};
