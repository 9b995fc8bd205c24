import { type FileParts, join, namesFor, partsOf, testedStem } from './testFiles.ts';

export interface TestPlace {
  path: string;
  /** The file is there already. */
  exists: boolean;
  /** Other tests of the project, the most like it first. */
  examples: string[];
}

/**
 * Where the tests of a file belong: where it has some already, else as the project's other tests stand to what they
 * test, else as the language does it.
 * @param path of the file, relative to the workspace, with slashes
 * @param files of the workspace, likewise; those of the same language count
 * @returns nothing for languages of which no such custom is known, and for a file that is a test itself its own path
 */
export function placeOfTests(path: string, files: readonly string[]): TestPlace | undefined {
  const source = partsOf(path);
  const names = namesFor(source.extension);
  if (!names) return undefined;
  const family = files.filter(file => names.extensions.includes(partsOf(file).extension));
  const tests = family.filter(file => testedStem(file) !== undefined);
  const examples = tests.filter(file => file !== path).toSorted(byLikeness(source));
  if (testedStem(path) !== undefined) return { path, exists: true, examples };

  const own = tests.filter(file => testedStem(file) === source.name).toSorted(byLikeness(source))[0];
  const sources = family.filter(file => testedStem(file) === undefined);
  // Files of one name in several folders have tests of one name: only one in a fitting folder is this one's.
  const isOnlyOne = sources.filter(file => partsOf(file).name === source.name).length <= 1;
  const custom = customOf(tests, sources);
  const expected = custom && customPath(custom, source);
  if (expected !== undefined && tests.includes(expected)) return found(expected, examples);
  if (own !== undefined && (isOnlyOne || partsOf(own).directory === source.directory)) return found(own, examples);
  const place =
    expected ?? besideOther(examples[0], source) ?? names.usual(source.directory, source.name, source.extension);
  return { path: place, exists: files.includes(place), examples };
}

function found(path: string, examples: readonly string[]): TestPlace {
  return { path, exists: true, examples: examples.filter(file => file !== path) };
}

/** How a test stands to what it tests. */
interface Custom {
  /** In front of and behind the name; the ending where it is another one. */
  prefix: string;
  suffix: string;
  /** `src` → `test/unit`: the same folders below both; or a folder below that of the source. */
  from: string;
  to: string;
  below: string;
}

/** Of all pairs of test and source, what most of them do. */
function customOf(tests: readonly string[], sources: readonly string[]): Custom | undefined {
  const votes = new Map<string, { custom: Custom; count: number }>();
  for (const test of tests) {
    const stem = testedStem(test);
    const source = sources.filter(file => partsOf(file).name === stem).toSorted(byLikeness(partsOf(test)))[0];
    if (stem === undefined || source === undefined) continue;
    const custom = relation(partsOf(test), partsOf(source), stem);
    const key = JSON.stringify(custom);
    votes.set(key, { custom, count: (votes.get(key)?.count ?? 0) + 1 });
  }
  return [...votes.values()].toSorted((a, b) => b.count - a.count)[0]?.custom;
}

function relation(test: FileParts, source: FileParts, stem: string): Custom {
  const at = test.name.indexOf(stem);
  const naming = { prefix: test.name.slice(0, at), suffix: test.name.slice(at + stem.length) };
  const prefix = source.directory === '' ? '' : `${source.directory}/`;
  if (test.directory === source.directory) return { ...naming, from: '', to: '', below: '' };
  if (`${test.directory}/`.startsWith(prefix)) {
    const below = test.directory.slice(prefix.length);
    if (source.directory !== '') return { ...naming, from: '', to: '', below };
  }
  const [testFolders, sourceFolders] = [test.directory, source.directory].map(folder =>
    folder.split('/').filter(Boolean),
  );
  let same = 0;
  while (
    testFolders &&
    sourceFolders &&
    same < Math.min(testFolders.length, sourceFolders.length) &&
    testFolders.at(-1 - same) === sourceFolders.at(-1 - same)
  ) {
    same++;
  }
  const root = (folders: readonly string[] = []): string => folders.slice(0, folders.length - same).join('/');
  return { ...naming, from: root(sourceFolders), to: root(testFolders), below: '' };
}

function customPath({ prefix, suffix, from, to, below }: Custom, source: FileParts): string | undefined {
  const file = `${prefix}${source.name}${suffix}.${source.extension}`;
  if (from === to) return join(below === '' ? source.directory : join(source.directory, below), file);
  if (from !== '' && source.directory !== from && !source.directory.startsWith(`${from}/`)) return undefined;
  const rest = from === '' ? source.directory : source.directory.slice(from.length + 1);
  return join([to, rest].filter(Boolean).join('/'), file);
}

/** Named as the nearest test is, in its folder. */
function besideOther(test: string | undefined, source: FileParts): string | undefined {
  const stem = test === undefined ? undefined : testedStem(test);
  if (test === undefined || stem === undefined) return undefined;
  const { directory, name } = partsOf(test);
  const at = name.indexOf(stem);
  return join(directory, `${name.slice(0, at)}${source.name}${name.slice(at + stem.length)}.${source.extension}`);
}

/** More of the same folders, then the same ending, then by name. */
function byLikeness({ directory, extension }: FileParts): (a: string, b: string) => number {
  const folders = directory.split('/');
  const score = (file: string): number => {
    const parts = partsOf(file);
    const others = new Set(parts.directory.split('/'));
    return folders.filter(folder => others.has(folder)).length + (parts.extension === extension ? 0.5 : 0);
  };
  return (a, b) => score(b) - score(a) || (a < b ? -1 : 1);
}
