// What `npm start` and `npm test` do first, on Node 20 and npm and nothing else: packages of the lock file, a Node 24,
// and then the rest under that Node. No dependencies, no syntax newer than Node 20.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import path from 'node:path';
import { npm, run, unpackPackage } from './toolchain/npm.mjs';
import { say, step, ToolchainError } from './toolchain/progress.mjs';
import { installOnce, withLock } from './toolchain/toolCache.mjs';

/** The checkout. */
export const rootDir = path.dirname(import.meta.dirname);

const neededNodeMajor = 24;
const orphanPollMs = 1_000;
const stampFile = path.join(rootDir, 'node_modules', '.glm-chat-install');

/** @param {string} file */
const readJson = async file => JSON.parse(await readFile(file, 'utf8'));

/**
 * The Node to run with: the one that runs this when it is new enough, else one out of npm.
 * @returns {Promise<string>} path of the executable
 */
const ensureNode = async () => {
  if (Number.parseInt(process.versions.node, 10) >= neededNodeMajor) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const { node } = await readJson(path.join(rootDir, 'scripts', 'tools.json'));
  const pinned = node.platforms[platform];
  const byHand = `Install Node ${neededNodeMajor} or newer (https://nodejs.org) and run the same command again.`;
  if (pinned === undefined) throw new ToolchainError(`npm has no Node ${neededNodeMajor} for ${platform}.`, byHand);
  const executable = process.platform === 'win32' ? path.join('bin', 'node.exe') : path.join('bin', 'node');
  const folder = await installOnce(`node-${pinned.version}-${platform}`, temporary =>
    step(
      `Node ${process.versions.node} is older than ${neededNodeMajor}: fetching Node ${pinned.version} from npm`,
      async () => {
        await unpackPackage(pinned, temporary);
        const file = path.join(temporary, executable);
        if (process.platform !== 'win32') await chmod(file, 0o755);
        const { status, output } = await run(file, ['--version'], { cwd: temporary });
        if (status !== 0) throw new ToolchainError(`Node out of npm does not run here: ${output.trim()}`, byHand);
      },
    ),
  );
  return path.join(folder, executable);
};

/**
 * Whether node_modules already is what the lock file asks for, though no run of ours put it there (`npm install` by hand).
 * npm writes down what it installed in a hidden lock file; packages for other platforms are in the lock file only.
 * @param {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} wanted
 */
const matchesInstalled = async wanted => {
  const hidden = path.join(rootDir, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const { packages: installed } = await readJson(hidden);
  const same = Object.entries(wanted.packages).every(([place, { version, integrity, optional }]) => {
    const found = installed[place];
    if (found === undefined) return place === '' || optional === true;
    return found.version === version && found.integrity === integrity;
  });
  return same && Object.keys(installed).every(place => place in wanted.packages);
};

/**
 * Installs the packages of the lock file unless that was done already.
 * @param {string} node
 */
const ensurePackages = async node => {
  const lockText = await readFile(path.join(rootDir, 'package-lock.json'), 'utf8');
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`;
  const isCurrent = async () => existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp;
  if (await isCurrent()) return;
  const checkout = createHash('sha256').update(rootDir).digest('hex').slice(0, 12);
  await withLock(`packages-${checkout}`, async () => {
    if (await isCurrent()) return;
    if (await matchesInstalled(JSON.parse(lockText))) say('node_modules is what package-lock.json asks for');
    else {
      // Without install scripts: the binaries of esbuild, Biome and TypeScript come as packages of their own.
      await step('Installing the packages of package-lock.json (npm ci)', () =>
        npm(['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'], {
          cwd: rootDir,
          node,
          hint: 'Check that the npm registry is reachable (npm ping), then run the same command again.',
        }),
      );
    }
    await writeFile(stampFile, stamp);
  });
};

/**
 * The environment of what runs under Node 24: that Node and the project's programs come first in PATH.
 * @param {string} node
 */
const childEnv = node => {
  const pathName = Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [path.dirname(node), path.join(rootDir, 'node_modules', '.bin'), process.env[pathName]];
  return { ...process.env, [pathName]: folders.filter(Boolean).join(path.delimiter) };
};

/**
 * Runs the script once more under another Node and ends this process as that one ends.
 * @param {string} node
 * @param {string} script
 * @returns {Promise<never>}
 */
const runUnder = async (node, script) => {
  // The channel tells the child when this process dies without passing on a signal (SIGKILL): see endWithParent.
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: childEnv(node),
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    // npm runs us through a shell, which a signal may end without being passed on.
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), orphanPollMs).unref();
  }
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
};

/**
 * Prepares the machine. Comes back under Node 24 or newer with the project's packages installed; under an older Node it
 * never comes back but runs `script` again under a newer one.
 * @param {string} script the file of the caller
 */
export const bootstrap = async script => {
  const node = await ensureNode();
  if (node !== process.execPath) {
    await ensurePackages(node);
    await runUnder(node, script);
  }
  await ensurePackages(node);
  Object.assign(process.env, childEnv(node));
};
