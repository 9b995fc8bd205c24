import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What the renderer needs to know of fonts; the families stand for what a drawing names and is not there. */
export interface Fonts {
  fontBuffers: Uint8Array[];
  defaultFontFamily?: string;
  sansSerifFamily?: string;
  monospaceFamily?: string;
}

export interface FoundFonts extends Fonts {
  /** One of them has Chinese, Japanese and Korean. */
  hasWide: boolean;
}

interface FontFile {
  family: string;
  use: 'sans' | 'mono' | 'wide';
  /** The first that is there is taken. */
  paths: readonly string[];
}

/**
 * One face for each use, where the systems keep it: a drawing's own choice of font is not worth reading every font of
 * a machine. `wide` is Chinese, Japanese and Korean.
 */
const fontFiles: Partial<Record<NodeJS.Platform, readonly FontFile[]>> = {
  win32: [
    { family: 'Arial', use: 'sans', paths: ['C:\\Windows\\Fonts\\arial.ttf'] },
    { family: 'Consolas', use: 'mono', paths: ['C:\\Windows\\Fonts\\consola.ttf', 'C:\\Windows\\Fonts\\cour.ttf'] },
    { family: 'Microsoft YaHei', use: 'wide', paths: ['C:\\Windows\\Fonts\\msyh.ttc'] },
  ],
  darwin: [
    { family: 'Arial', use: 'sans', paths: ['/System/Library/Fonts/Supplemental/Arial.ttf'] },
    { family: 'Helvetica', use: 'sans', paths: ['/System/Library/Fonts/Helvetica.ttc'] },
    { family: 'Menlo', use: 'mono', paths: ['/System/Library/Fonts/Menlo.ttc'] },
    { family: 'Hiragino Sans GB', use: 'wide', paths: ['/System/Library/Fonts/Hiragino Sans GB.ttc'] },
  ],
};

/** Where fontconfig is, it knows. */
const fontconfigQueries = [
  { use: 'sans', query: 'sans-serif' },
  { use: 'mono', query: 'monospace' },
  { use: 'wide', query: 'sans-serif:lang=zh-cn' },
] as const;

let found: Promise<FoundFonts> | undefined;

/** Looked for once. No font at all is possible: then text is left out of what is drawn. */
export function findFonts(): Promise<FoundFonts> {
  found ??= look();
  return found;
}

async function look(): Promise<FoundFonts> {
  const files = fontFiles[process.platform] ?? (await askFontconfig());
  const fonts: FoundFonts = { fontBuffers: [], hasWide: false };
  const read = new Set<string>();
  for (const { family, use, paths } of files) {
    for (const path of paths) {
      const data = read.has(path) ? undefined : await readFile(path).catch(() => undefined);
      if (!read.has(path) && !data) continue;
      if (data) fonts.fontBuffers.push(data);
      // Asked for a Chinese font, fontconfig names the usual one where it has none.
      if (data && use === 'wide') fonts.hasWide = true;
      read.add(path);
      if (use === 'sans') fonts.sansSerifFamily ??= family;
      if (use === 'mono') fonts.monospaceFamily ??= family;
      fonts.defaultFontFamily ??= family;
      break;
    }
  }
  return fonts;
}

async function askFontconfig(): Promise<FontFile[]> {
  const asked = fontconfigQueries.map(async ({ use, query }): Promise<FontFile[]> => {
    try {
      const { stdout } = await promisify(execFile)('fc-match', ['-f', '%{family[0]}\n%{file}', query], {
        timeout: 5000,
      });
      const [family = '', path = ''] = stdout.split('\n');
      return path === '' ? [] : [{ family, use, paths: [path] }];
    } catch {
      return [];
    }
  });
  return (await Promise.all(asked)).flat();
}
