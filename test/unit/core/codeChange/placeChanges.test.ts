import assert from 'node:assert/strict';
import { placeChanges } from '../../../../src/core/codeChange/index.ts';

const texts = new Map([
  ['src/a.ts', 'const a = 1;\r\nconst b = 2;\r\n'],
  ['src/deep/b.py', 'def f():\n    return 1\n'],
]);
const sources = { texts, main: 'src/a.ts', newPath: 'test/a.test.ts' };
const block = (search: string, replace: string, file = ''): string =>
  `<<<<<<< SEARCH${file && ` ${file}`}\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;

describe('placeChanges', () => {
  it('places blocks in the files that they name, with the line ends of each', () => {
    const { files, problems } = placeChanges(
      [
        block('const b = 2;', 'const b = 3;\nconst c = 4;', 'src/a.ts'),
        block('    return 1', '    return 2', 'src/deep/b.py'),
      ].join('\n'),
      sources,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      files.map(({ path, text, edits, isNew }) => [path, text, edits, isNew]),
      [
        ['src/a.ts', 'const a = 1;\r\nconst b = 3;\r\nconst c = 4;\r\n', 1, false],
        ['src/deep/b.py', 'def f():\n    return 2\n', 1, false],
      ],
    );
  });
  it('takes a block without a file for the main one, and paths that differ in front', () => {
    for (const file of ['', './src/a.ts', 'a.ts', '/project/src/a.ts', 'b/src/a.ts'])
      assert.deepEqual(
        placeChanges(block('const a = 1;', 'const a = 9;', file), sources).files.map(({ path }) => path),
        ['src/a.ts'],
      );
  });
  it('makes the new file, and no other', () => {
    const made = placeChanges(block('', "it('works');\n", 'test/a.test.ts'), sources);
    assert.deepEqual([made.files[0]?.text, made.files[0]?.isNew, made.problems], ["it('works');\n", true, []]);
    assert.equal(placeChanges(block('', 'x'), sources).files[0]?.path, 'test/a.test.ts');
    const other = placeChanges(block('', 'x', '.github/workflows/ci.yml'), sources);
    assert.equal(other.files.length, 0);
    assert.match(other.problems[0] ?? '', /no file that was shown/);
  });
  it('takes lines that were copied with their numbers without them', () => {
    const { files, problems } = placeChanges(
      block('1\tdef f():\n2\t    return 1', '1\tdef f():\n2\t    return 2', 'b.py'),
      sources,
    );
    assert.deepEqual([files[0]?.text, problems], ['def f():\n    return 2\n', []]);
  });
  it('says of each block that does not fit where it was to be', () => {
    const { problems } = placeChanges(block('const z = 1;', 'x', 'src/a.ts'), sources);
    assert.match(problems[0] ?? '', /^src\/a\.ts: Block 1 .* is not in the source/);
    assert.match(placeChanges('<<<<<<< SEARCH src/a.ts\nconst a', sources).problems[0] ?? '', /has no end/);
  });
  it('finds nothing to change in talk', () =>
    assert.deepEqual(placeChanges('All is well.', sources), { files: [], problems: [] }));
  it('fills a file that is empty', () => {
    const made = placeChanges(block('', 'x = 1', 'e.py'), { texts: new Map([['e.py', '\n']]), main: 'e.py' });
    assert.equal(made.files[0]?.text, 'x = 1\n');
  });
});
