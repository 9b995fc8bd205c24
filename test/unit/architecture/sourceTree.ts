// The sources of the extension as a graph of files.
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ImportOfFile, readImports } from './readImports.ts';

export const rootDir = path.resolve(import.meta.dirname, '../../..');

export interface SourceFile {
  /** Relative to the checkout, with `/`: `src/provider/index.ts`. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly ImportOfFile[];
}

/** Paths relative to the checkout, with `/`, sorted. */
export const listFiles = async (pattern: string): Promise<string[]> => {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: rootDir })) files.push(file.replaceAll(path.sep, '/'));
  return files.sort();
};

export const readSources = async (pattern: string): Promise<SourceFile[]> =>
  Promise.all(
    (await listFiles(pattern)).map(async file => {
      const text = await readFile(path.join(rootDir, file), 'utf8');
      return { file, text, imports: readImports(text) };
    }),
  );

/** The file that a relative specifier means, relative to the checkout; undefined for a package. */
export const resolveImport = (importer: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(importer), specifier) : undefined;

/**
 * One cycle of the import graph as the files on the way, first and last the same; undefined when there is none.
 * @param edges file → files it imports
 */
export const findCycle = (edges: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): string[] | undefined => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) return [...trail.slice(seenAt), file];
    if (finished.has(file)) return undefined;
    trail.push(file);
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    trail.pop();
    finished.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return undefined;
};
