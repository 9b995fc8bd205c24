import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from '../../../scripts/bootstrap.mjs';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
  /** Lines of other files of the same language. */
  readonly foreign: readonly string[];
}

const folder = path.join(rootDir, 'test/fixtures/anchoring');

/**
 * Real files, as they once were: sources, tests, styles and pages of this project, Python, and code with Chinese
 * comments. Copies, so that a figure of today is one of tomorrow.
 */
export async function corpus(): Promise<CorpusFile[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.txt')).sort();
  const files = await Promise.all(
    names.map(async file => {
      const name = path.basename(file, '.txt');
      return { name, ending: path.extname(name), text: await readFile(path.join(folder, file), 'utf8') };
    }),
  );
  return files.map(({ name, ending, text }) => ({
    name,
    text,
    foreign: files
      .filter(other => other.name !== name && other.ending === ending)
      .slice(0, 6)
      .flatMap(other => other.text.split('\n').slice(10, 200)),
  }));
}
