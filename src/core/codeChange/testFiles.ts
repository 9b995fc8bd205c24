/** How tests are told from other files by their names, language by language. */
interface TestNames {
  extensions: readonly string[];
  /** The tested file's name without its ending, out of the test's; nothing where it is no test. */
  stemOf(name: string): string | undefined;
  /** The usual place where a project has no tests yet. */
  usual(directory: string, stem: string, extension: string): string;
}

const scripts = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte'];
const languages: readonly TestNames[] = [
  {
    extensions: scripts,
    stemOf: name => /^(.+)[.-](?:test|spec)$/.exec(name)?.[1],
    usual: (directory, stem, extension) =>
      join(directory, `${stem}.test.${extension === 'vue' || extension === 'svelte' ? 'ts' : extension}`),
  },
  {
    extensions: ['py'],
    stemOf: name => /^test_(.+)$/.exec(name)?.[1] ?? /^(.+)_test$/.exec(name)?.[1],
    usual: (_directory, stem) => `tests/test_${stem}.py`,
  },
  {
    extensions: ['go'],
    stemOf: name => /^(.+)_test$/.exec(name)?.[1],
    usual: (directory, stem) => join(directory, `${stem}_test.go`),
  },
  {
    extensions: ['java', 'kt', 'scala', 'groovy'],
    stemOf: name => /^(.+?)(?:Tests?|Spec)$/.exec(name)?.[1],
    usual: (directory, stem, extension) =>
      join(directory.replace(/(^|\/)src\/main\//, '$1src/test/'), `${stem}Test.${extension}`),
  },
  {
    extensions: ['cs', 'swift'],
    stemOf: name => /^(.+?)Tests?$/.exec(name)?.[1],
    usual: (_directory, stem, extension) => `Tests/${stem}Tests.${extension}`,
  },
  {
    extensions: ['rb'],
    stemOf: name => /^(.+)_(?:test|spec)$/.exec(name)?.[1],
    usual: (_directory, stem) => `test/${stem}_test.rb`,
  },
  {
    extensions: ['php'],
    stemOf: name => /^(.+)Test$/.exec(name)?.[1],
    usual: (_directory, stem) => `tests/${stem}Test.php`,
  },
  {
    extensions: ['c', 'cc', 'cpp', 'dart', 'ex', 'exs', 'lua', 'rs'],
    stemOf: name => /^(.+)[_.](?:test|spec)$/.exec(name)?.[1] ?? /^test_(.+)$/.exec(name)?.[1],
    usual: (_directory, stem, extension) => `tests/${stem}_test.${extension}`,
  },
];

export interface FileParts {
  directory: string;
  name: string;
  extension: string;
}

export function partsOf(path: string): FileParts {
  const [, directory = '', file = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(path) ?? [];
  const dot = file.lastIndexOf('.');
  return dot > 0
    ? { directory, name: file.slice(0, dot), extension: file.slice(dot + 1) }
    : { directory, name: file, extension: '' };
}

export function join(directory: string, file: string): string {
  return directory === '' ? file : `${directory}/${file}`;
}

export function namesFor(extension: string): TestNames | undefined {
  return languages.find(({ extensions }) => extensions.includes(extension));
}

/** The name of the file that a test is about; nothing where it is no test. */
export function testedStem(path: string): string | undefined {
  const { name, extension } = partsOf(path);
  return namesFor(extension)?.stemOf(name);
}
