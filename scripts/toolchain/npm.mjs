// npm as the only source of tools: run it, and unpack single packages out of it without installing their dependencies.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ToolchainError } from './progress.mjs';

const shownLines = 20;

/** @typedef {{ package: string, version: string, integrity: string }} PinnedPackage */

/**
 * The environment for an npm of our own inside `npm start` or `npm test`: what the outer npm says about this package
 * must not steer the inner one, what the user configured (registry, proxy, certificates) must.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const innerNpmEnv = env =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(npm_package_|npm_lifecycle_|npm_command$|npm_config_(local_prefix|prefix|production|omit)$)/.test(name),
    ),
  );

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<{ status: number | null, output: string, stdout: string }>}
 */
export const run = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let stdout = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', status => resolve({ status, output, stdout }));
  });

/**
 * Runs npm. Under `npm run` it is the same npm that started us, else the one in PATH.
 * @param {string[]} args
 * @param {{ cwd: string, node?: string, hint: string }} options `node`: the Node that runs it; `hint`: what to do on failure
 * @returns {Promise<string>} stdout
 */
export const npm = async (args, { cwd, node = process.execPath, hint }) => {
  const cli = process.env.npm_execpath;
  const withCli = cli !== undefined && /\.c?js$/.test(cli) && /npm-cli/.test(cli);
  const env = innerNpmEnv({ ...process.env, npm_config_update_notifier: 'false' });
  const result = withCli
    ? await run(node, [cli, ...args], { cwd, env })
    : await run('npm', args, { cwd, env, shell: process.platform === 'win32' });
  if (result.status === 0) return result.stdout;
  // npm says what is wrong first, and then explains its options at length.
  const said = result.output.trim().split('\n').slice(0, shownLines).join('\n');
  throw new ToolchainError(`npm ${args[0]} ended with status ${result.status}:\n${said}`, hint);
};

/**
 * Unpacks a file of tar, compressed or not. `tar` is part of Linux, macOS and Windows 10.
 * @param {string} archive
 * @param {string} folder
 * @param {string[]} [args]
 */
export const untar = async (archive, folder, args = []) => {
  await mkdir(folder, { recursive: true });
  // Relative to the folder: GNU tar takes the drive letter of an absolute Windows path for a host name.
  const { status, output } = await run('tar', ['-xf', path.relative(folder, archive), ...args], { cwd: folder });
  if (status !== 0) {
    throw new ToolchainError(
      `tar could not unpack ${path.basename(archive)}: ${output.trim()}`,
      'Install the program tar.',
    );
  }
};

/**
 * Downloads one package, checks it against the pinned hash and unpacks it, without dependencies and install scripts.
 * @param {PinnedPackage} pinned
 * @param {string} folder
 * @param {{ only?: string[] }} [options] `only`: the paths inside the package to unpack; they keep their place
 */
export const unpackPackage = async (pinned, folder, { only = [] } = {}) => {
  const spec = `${pinned.package}@${pinned.version}`;
  const download = path.join(folder, '.download');
  await mkdir(download, { recursive: true });
  const listing = await npm(['pack', spec, '--json', '--loglevel=error', '--pack-destination', download], {
    cwd: download,
    hint: `Check that the npm registry is reachable: npm view ${spec}`,
  });
  const packed = JSON.parse(listing);
  // npm ≤ 11 prints a list, npm 12 an object by package name.
  const [{ filename }] = Array.isArray(packed) ? packed : Object.values(packed);
  const archive = path.join(download, filename);
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (found !== pinned.integrity) {
    throw new ToolchainError(
      `${spec} is not the package this project was tested with (${found} instead of ${pinned.integrity}).`,
      'Find out where npm gets its packages from (npm config get registry) before you go on.',
    );
  }
  await untar(archive, folder, ['--strip-components=1', ...only.map(name => `package/${name}`)]);
  await rm(download, { recursive: true, force: true });
};
