import {
  applyEdits,
  type Edit,
  type EditProblem,
  editProblemText,
  readEdits,
  type SayProblem,
  sayProblems,
} from '../edits/index.ts';

/** What a file becomes. */
export interface FileChange {
  path: string;
  text: string;
  /** How many blocks are in it. */
  edits: number;
  isNew: boolean;
  /** The blocks, to place them once more when the file has changed since. */
  blocks: readonly Edit[];
}

export interface PlacedChanges {
  files: FileChange[];
  /** Why blocks could not be made, for the model to mend. Then nothing of the answer is to be used. */
  problems: string[];
}

export interface SourceFiles {
  /** Texts of the files that were shown, by their paths. */
  texts: ReadonlyMap<string, string>;
  /** The file of a block that names none. */
  main: string;
  /** The file that may be made. */
  newPath?: string;
}

/**
 * Reads the blocks of an answer and makes them in the files that the model was shown; no others.
 * @param say in which words the model is told what is wrong. Default: the built-in English ones
 */
export function placeChanges(answer: string, sources: SourceFiles, say: SayProblem = sayProblems()): PlacedChanges {
  const read = readEdits(answer);
  const problems = read.problems.map(problem => editProblemText(problem, say));
  const files: FileChange[] = [];
  for (const [path, blocks] of byFile(read.edits, sources)) {
    const text = sources.texts.get(path);
    if (text !== undefined) {
      const placed = placeInFile(text, blocks);
      problems.push(...placed.problems.map(problem => `${path}: ${editProblemText(problem, say)}`));
      if (placed.applied > 0) files.push({ path, text: placed.text, edits: placed.applied, isNew: false, blocks });
    } else if (path === sources.newPath) {
      const whole = blocks.map(({ replace }) => withoutNumbers(replace)).join('\n\n');
      if (whole.trim() !== '') {
        files.push({ path, text: `${whole.replace(/\n+$/, '')}\n`, edits: blocks.length, isNew: true, blocks });
      }
    } else {
      problems.push(say('other-file', { path }));
    }
  }
  return { files, problems };
}

/** Blocks in one text; lines that were copied with the numbers in front of them are taken without. */
export function placeInFile(
  text: string,
  blocks: readonly Edit[],
): { text: string; applied: number; problems: EditProblem[] } {
  const clean = blocks.map(({ search, replace }) =>
    text.includes(search) ? { search, replace } : { search: withoutNumbers(search), replace: withoutNumbers(replace) },
  );
  // A file that is empty has nothing to search for.
  const [only] = clean;
  if (text.trim() === '' && clean.length === 1 && only?.search.trim() === '') {
    return { text: `${only.replace.replace(/\n+$/, '')}\n`, applied: 1, problems: [] };
  }
  return applyEdits(text, clean);
}

function withoutNumbers(text: string): string {
  const lines = text.split('\n');
  const isNumbered = lines.every(line => line === '' || /^\s*\d+\t/.test(line)) && /\d\t/.test(text);
  return isNumbered ? lines.map(line => line.replace(/^\s*\d+\t/, '')).join('\n') : text;
}

function byFile(edits: readonly Edit[], { texts, main, newPath }: SourceFiles): Map<string, Edit[]> {
  const known = [...texts.keys(), ...(newPath === undefined ? [] : [newPath])];
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const path = edit.file === undefined ? fallback(edit, main, newPath) : (nearest(edit.file, known) ?? edit.file);
    files.set(path, [...(files.get(path) ?? []), edit]);
  }
  return files;
}

function fallback(edit: Edit, main: string, newPath: string | undefined): string {
  return newPath !== undefined && edit.search.trim() === '' ? newPath : main;
}

/** Models leave out or add folders in front; a name that only one file has is that file. */
function nearest(path: string, known: readonly string[]): string | undefined {
  const clean = path.replaceAll('\\', '/').replace(/^(?:\.\/|\/|[ab]\/(?=.*\/))+/, '');
  if (known.includes(path)) return path;
  const same = known.filter(one => one === clean || one.endsWith(`/${clean}`) || clean.endsWith(`/${one}`));
  return same.length === 1 ? same[0] : undefined;
}
