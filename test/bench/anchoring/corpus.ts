import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from '../../../scripts/bootstrap.mjs';

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
  /** Lines of other files of the same language. */
  readonly foreign: readonly string[];
}

const folders: readonly (readonly [folder: string, ending: string, atMost: number])[] = [
  ['src/host', '.ts', 16],
  ['src/provider', '.ts', 10],
  ['src/webview', '.css', 7],
  ['test/unit/core', '.ts', 8],
  ['test/fixtures/images/source', '.html', 4],
  ['test/fixtures/sample-workspace', '.ts', 6],
  ['test/fixtures/sample-workspace', '.py', 3],
  ['test/bench/anchoring/files', '.py', 3],
];

/** Real files: this project's sources, tests, styles and pages, Python, and code with Chinese comments. */
export async function corpus(): Promise<CorpusFile[]> {
  const files: { name: string; text: string; ending: string }[] = [];
  for (const [folder, ending, atMost] of folders) {
    const all = (await readdir(path.join(rootDir, folder), { recursive: true })).filter(name => name.endsWith(ending));
    const texts: typeof files = [];
    for (const name of all.sort()) {
      const text = await readFile(path.join(rootDir, folder, name), 'utf8');
      const lines = text.split('\n').length;
      if (lines >= 40 && lines <= 600) texts.push({ name: `${folder}/${name}`, text, ending });
    }
    // Spread over the folder, not its first few.
    const step = Math.max(1, Math.floor(texts.length / atMost));
    files.push(...texts.filter((_, index) => index % step === 0).slice(0, atMost));
  }
  return files.map(({ name, text, ending }) => ({
    name,
    text: text.endsWith('\n') ? text : `${text}\n`,
    foreign: files
      .filter(other => other.name !== name && other.ending === ending)
      .slice(0, 6)
      .flatMap(other => other.text.split('\n').slice(10, 200)),
  }));
}
