// A VS Code server on loopback, with data of its own, and the address under which a browser shows its workbench.
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ToolchainError } from '../toolchain/progress.mjs';
import { cacheDir } from '../toolchain/toolCache.mjs';
import { workbenchHost } from './patchEditor.ts';
import { killBelow, killTree, spawnTree } from './processTree.ts';

const startTimeoutMs = 60_000;
const pollMs = 50;
/** How long an extension host outlives its window: a closed test must not leave one behind. */
const reconnectionGraceSeconds = 10;

export interface EditorServer {
  /** `http://workbench.localhost:PORT`; browsers take every name below `localhost` for this machine. */
  readonly origin: string;
  /** Where the server keeps logs (`data/logs`), user settings and extension storage (`data/User`). */
  readonly dataDir: string;
  /** Resolves when the server has ended though nobody asked it to. */
  readonly died: Promise<void>;
  /** Ends the extension hosts, which outlive their windows for a while. */
  endExtensionHosts(): void;
  close(): Promise<void>;
}

export interface EditorServerOptions {
  /** Folder of the installed server: see installEditor. */
  readonly serverDir: string;
  /** Made when it does not exist. Kept: settings, storage and secrets' key survive a restart with the same folder. */
  readonly dataDir: string;
  /** 0 or left out: any free port. The browser keeps window state and secrets by address, so by port. */
  readonly port?: number;
  /** Instead of the server's own: see linkLeanExtensions. */
  readonly builtInExtensionsDir?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The window that the bare address opens. Without it, it opens an empty one. */
  readonly window?: WindowOptions;
}

/**
 * Settings as the user would have them, application scope included: this server keeps them on disk and the window reads
 * them from there. Written before a window opens they are in force from its first moment; later changes are picked up too.
 */
export const writeUserSettings = async (
  dataDir: string,
  settings: Record<string, unknown>,
  place = 'data',
): Promise<void> => {
  const folder = path.join(dataDir, place, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
};

/** Starts a server and waits until it answers. */
export const startEditorServer = async (options: EditorServerOptions): Promise<EditorServer> => {
  const { serverDir, dataDir, port = 0, builtInExtensionsDir, env = process.env, window } = options;
  const extensionsDir = path.join(dataDir, 'extensions');
  await mkdir(extensionsDir, { recursive: true });
  const logFile = path.join(dataDir, 'server.log');
  const args = [
    '--import',
    pathToFileURL(path.join(import.meta.dirname, 'serverAdditions.mjs')).href,
    path.join(serverDir, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
    ...(builtInExtensionsDir === undefined ? [] : ['--builtin-extensions-dir', builtInExtensionsDir]),
    ...['--reconnection-grace-time', String(reconnectionGraceSeconds)],
    '--without-connection-token',
    '--accept-server-license-terms',
    // Makes the browser honour the payload of workbenchUrl: the extension in development, the tests.
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
    '--disable-telemetry',
  ];
  const child = spawnTree(process.execPath, args, {
    cwd: dataDir,
    env: {
      ...env,
      // Each window starts several processes of large bundles (server, extension host, language servers): compiled once.
      NODE_COMPILE_CACHE: path.join(cacheDir(), 'compiled'),
      GLM_CHAT_MINT_KEY_FILE: path.join(dataDir, 'mint-key'),
      ...(window === undefined ? {} : { GLM_CHAT_WINDOW: windowQuery('HOST', window) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  let output = '';
  child.stdout?.on('data', chunk => {
    if (output.length < 10_000) output += chunk;
  });
  let closing = false;
  const died = new Promise<void>(resolve => {
    child.once('exit', () => closing || resolve());
  });
  let failure: string | undefined;
  child.once('error', error => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure = `it ended with ${signal ?? code}`;
  });

  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const boundPort = /Extension host agent listening on (\d+)/.exec(output)?.[1];
    if (boundPort !== undefined && (await fetch(`http://127.0.0.1:${boundPort}/version`).catch(() => undefined))?.ok) {
      return {
        origin: `http://${workbenchHost}:${boundPort}`,
        dataDir,
        died,
        endExtensionHosts: () => killBelow(child, '--type=extensionHost'),
        close: async () => {
          closing = true;
          await killTree(child);
          log.end();
        },
      };
    }
    if (failure !== undefined || Date.now() > deadline) {
      await killTree(child);
      const tail = (await readFile(logFile, 'utf8')).split('\n').slice(-20).join('\n');
      throw new ToolchainError(
        `VS Code's server does not start: ${failure ?? 'no answer after a minute'}\n${tail}`,
        `Look at ${logFile}. If the cache looks damaged, delete it and run the same command again.`,
      );
    }
    await delay(pollMs);
  }
};

export interface WindowOptions {
  /** The folder that the window opens. */
  readonly folder: string;
  /** The extension to run from its sources. */
  readonly extensionDir: string;
  /** Module with `run(): Promise<void>` that the extension host runs instead of waiting for a user. */
  readonly testsPath?: string;
}

const windowQuery = (host: string, { folder, extensionDir, testsPath }: WindowOptions): string => {
  const remotePath = (file: string) => decodeURIComponent(pathToFileURL(file).pathname);
  const remote = (file: string) => `vscode-remote://${host}${remotePath(file)}`;
  const payload: [string, string][] = [['extensionDevelopmentPath', remote(extensionDir)]];
  if (testsPath !== undefined) payload.push(['extensionTestsPath', remote(testsPath)]);
  return new URLSearchParams({ folder: remotePath(folder), payload: JSON.stringify(payload) }).toString();
};

/** The address of a window. */
export const workbenchUrl = (origin: string, window: WindowOptions): string =>
  `${origin}/?${windowQuery(new URL(origin).host, window)}`;
