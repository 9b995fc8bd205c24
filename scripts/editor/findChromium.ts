// The browser that shows the workbench to tests and screenshots: the system's when it has a usable one, else one from npm.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { run, unpackPackage, untar } from '../toolchain/npm.mjs';
import { step, ToolchainError } from '../toolchain/progress.mjs';
import { installOnce } from '../toolchain/toolCache.mjs';
import tools from '../tools.json' with { type: 'json' };
import { installFonts } from './installFonts.ts';

/** What a launch needs; the shape that Playwright's `launchOptions` takes. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Only what differs from this process's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Older ones lack what the workbench of this VS Code uses. */
const oldestUsableMajor = 130;

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Together with the patched origins of the webviews: each one in a process of its own, as on the desktop.
  '--site-per-process',
];

/**
 * For tests on top: V8 begins with the heap that a window needs in the end, instead of collecting garbage many times on
 * the way there. Not for benchmarks, which would measure another browser than people have.
 */
export const roomyHeapArgs: readonly string[] = ['--js-flags=--min-semi-space-size=64,--initial-heap-size=512'];

const systemCandidates = (): string[] => {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => process.env[name] ?? []);
    const places = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap(root => places.map(place => path.join(root, place)));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => path.join(folder, name)));
};

const isUsable = async (executable: string): Promise<boolean> => {
  if (!existsSync(executable)) return false;
  // A snap cannot read the temporary profiles that a test makes for it.
  if ((await realpath(executable)).includes('/snap')) return false;
  // Chrome on Windows opens a window when it is asked for its version.
  if (process.platform === 'win32') return true;
  const { status, stdout } = await run(executable, ['--version'], { cwd: '/' });
  const major = /(?:Chrom|Edge)[^\d]*(\d+)\./.exec(stdout)?.[1];
  return status === 0 && major !== undefined && Number(major) >= oldestUsableMajor;
};

/** Unpacks what the package carries: the program, SwiftShader and the NSS libraries that a bare system lacks. */
const installChromium = async (): Promise<Chromium> => {
  const { chromium } = tools;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ToolchainError(
      `There is no Chrome or Chromium here, and npm has none for ${process.platform} on ${process.arch}.`,
      'Install Chrome, Chromium or Edge, or name one in GLM_CHAT_CHROMIUM.',
    );
  }
  const folder = await installOnce(`chromium-${chromium.version}`, temporary =>
    step(`Fetching Chromium ${chromium.version} from npm`, async () => {
      const download = path.join(temporary, 'package');
      await unpackPackage(chromium, download, { only: ['bin'] });
      const decompress = (from: string, to: string) =>
        pipeline(createReadStream(path.join(download, 'bin', from)), createBrotliDecompress(), createWriteStream(to));
      const executable = path.join(temporary, 'chromium');
      await decompress('chromium.br', executable);
      await chmod(executable, 0o755);
      for (const name of ['al2023', 'swiftshader']) {
        const archive = path.join(temporary, `${name}.tar`);
        await decompress(`${name}.tar.br`, archive);
        await untar(archive, temporary);
        await rm(archive);
      }
      await rm(download, { recursive: true, force: true });
    }),
  );
  return {
    executablePath: path.join(folder, 'chromium'),
    args: chromiumArgs,
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib') },
  };
};

/**
 * A browser that is ready to run headless, with fonts.
 * @throws ToolchainError when there is none and none can be fetched
 */
export const findChromium = async (): Promise<Chromium> => {
  const fonts = process.platform === 'linux' ? { FONTCONFIG_FILE: await installFonts() } : {};
  const named = process.env.GLM_CHAT_CHROMIUM;
  // `npm`: as if the system had none.
  if (named !== undefined && named !== '' && named !== 'npm') {
    if (!existsSync(named)) {
      throw new ToolchainError(`GLM_CHAT_CHROMIUM names ${named}, which does not exist.`, 'Correct it or unset it.');
    }
    return { executablePath: named, args: chromiumArgs, env: fonts };
  }
  for (const candidate of named === 'npm' ? [] : systemCandidates()) {
    if (await isUsable(candidate)) return { executablePath: candidate, args: chromiumArgs, env: fonts };
  }
  const installed = await installChromium();
  return { ...installed, env: { ...installed.env, ...fonts } };
};
