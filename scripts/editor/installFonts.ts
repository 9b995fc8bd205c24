// Fonts for screenshots on machines that have none, or none with Chinese: a fontconfig of our own in the cache.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unpackPackage } from '../toolchain/npm.mjs';
import { step } from '../toolchain/progress.mjs';
import { installOnce } from '../toolchain/toolCache.mjs';
import tools from '../tools.json' with { type: 'json' };

const latinFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'];
const chineseFiles = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];

/** Ours first whatever the system has, so that a screenshot looks the same everywhere. */
const fontsConf = (fontsDir: string, cacheDir: string) => {
  const alias = (family: string, ...prefer: string[]) =>
    `  <alias binding="strong"><family>${family}</family><prefer>${prefer.map(name => `<family>${name}</family>`).join('')}</prefer></alias>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${fontsDir}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    `  <cachedir>${cacheDir}</cachedir>`,
    alias('system-ui', 'DejaVu Sans', 'Noto Sans S Chinese'),
    alias('sans-serif', 'DejaVu Sans', 'Noto Sans S Chinese'),
    alias('serif', 'DejaVu Sans', 'Noto Sans S Chinese'),
    alias('monospace', 'DejaVu Sans Mono', 'Noto Sans S Chinese'),
    alias('Droid Sans Mono', 'DejaVu Sans Mono'),
    '</fontconfig>',
    '',
  ].join('\n');
};

/** @returns the fontconfig file, for `FONTCONFIG_FILE` */
export const installFonts = async (): Promise<string> => {
  const { latinFonts, chineseFont } = tools;
  const folder = await installOnce(`fonts-${latinFonts.version}-${chineseFont.version}`, temporary =>
    step('Fetching fonts for screenshots from npm', async () => {
      const download = path.join(temporary, 'packages');
      const fonts = path.join(temporary, 'fonts');
      await mkdir(fonts);
      const unpack = async (pinned: typeof latinFonts, names: string[], place: string) => {
        const unpacked = path.join(download, place);
        await unpackPackage(pinned, unpacked, { only: names.map(name => `${place}/${name}`) });
        for (const name of names) await copyFile(path.join(unpacked, place, name), path.join(fonts, name));
      };
      await Promise.all([unpack(latinFonts, latinFiles, 'ttf'), unpack(chineseFont, chineseFiles, 'fonts')]);
      await rm(download, { recursive: true, force: true });
    }),
  );
  const file = path.join(folder, 'fonts.conf');
  await writeFile(file, fontsConf(path.join(folder, 'fonts'), path.join(folder, 'cache')));
  return file;
};
