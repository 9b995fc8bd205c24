import assert from 'node:assert/strict';
import { changePrompt, docForm, problemText } from '../../../../src/core/codeChange/index.ts';
import type { CodeContext } from '../../../../src/core/prompts/codeContext.ts';

const code = (path: string, text: string): CodeContext => ({
  path,
  languageId: 'typescript',
  firstLine: 1,
  code: text,
  part: 'file',
});
const problem = {
  path: 'src/a.ts',
  line: 2,
  column: 7,
  severity: 'error',
  message: "Cannot find name 'totl'.\n  Did you mean 'total'?",
  source: 'ts(2552)',
} as const;
const input = {
  rules: 'The rules.',
  file: [code('src/a.ts', 'const total = 1;\nuse(totl);')],
  firstLine: 2,
  lastLine: 2,
  problems: [problem],
  wish: ' Mind the tax. ',
  locale: 'en',
};

describe('changePrompt', () => {
  it('numbers the code and says what it is about, the problems and the wish last', () => {
    const [system, user, ...rest] = changePrompt(input);
    assert.deepEqual([system, rest], [{ role: 'system', content: 'The rules.' }, []]);
    assert.match(
      String(user?.content),
      /2\tuse\(totl\);\n```\n\nIt is about `src\/a\.ts`, lines 2-2\.\n\nThe editor reports:\n- src\/a\.ts:2:7 error ts\(2552\): Cannot find name 'totl'\. Did you mean 'total'\?\n\nThe programmer says: Mind the tax\.$/,
    );
  });
  it('says where tests belong, and shows others', () => {
    const tests = { path: 'test/a.test.ts', example: code('test/b.test.ts', 'it();'), framework: 'mocha 11' };
    const fresh = String(changePrompt({ ...input, tests, problems: [], wish: '' })[1]?.content);
    assert.match(
      fresh,
      /as an example:\n\nFile test\/b\.test\.ts[\s\S]*tests with mocha 11\.\n\n.*new file: `test\/a\.test\.ts`/,
    );
    assert.ok(fresh.endsWith('lines 2-2.'));
    const exists = code('test/a.test.ts', 'it();');
    assert.match(
      String(changePrompt({ ...input, tests: { ...tests, exists } })[1]?.content),
      /belong into `test\/a\.test\.ts`, which is shown above/,
    );
  });
  it('speaks Chinese, with places that read the same', () => {
    const chinese = String(changePrompt({ ...input, docForm: 'JSDoc', locale: 'zh-cn' })[1]?.content);
    assert.match(chinese, /文档注释的格式：JSDoc/);
    assert.match(chinese, /`src\/a\.ts` 的第 2-2 行/);
    assert.ok(chinese.includes(problemText(problem)));
  });
});

describe('docForm', () => {
  it('follows what the file does already', () => {
    assert.match(docForm('python', 'def f():\n    """A.\n\n    :param x: y\n    """') ?? '', /Sphinx/);
    assert.match(docForm('python', 'def f(): pass') ?? '', /Google/);
    assert.match(docForm('cpp', '/// a\nint f();') ?? '', /\/\/\/ lines/);
    assert.equal(docForm('json', '{}'), undefined);
  });
});
