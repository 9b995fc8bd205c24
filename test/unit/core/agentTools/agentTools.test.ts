import assert from 'node:assert/strict';
import {
  editedText,
  linesWith,
  listText,
  mayHoldSecrets,
  numberedLines,
  partOf,
  problemsText,
  searchText,
} from '../../../../src/core/agentTools/index.ts';

describe('numberedLines', () => {
  it('gives a range, and says which of how many lines it is and where to go on', () => {
    const text = Array.from({ length: 1000 }, (_, index) => `line ${index + 1}`).join('\r\n');
    assert.match(numberedLines('a.ts', 'one\ntwo\n'), /^a\.ts, all 2 lines:\n1\tone\n2\ttwo$/);
    assert.equal(numberedLines('a.ts', text, 3, 4), 'a.ts, lines 3-4 of 1000:\n3\tline 3\n4\tline 4');
    assert.match(numberedLines('a.ts', text), /^a\.ts, lines 1-800 of 1000: Ask for the rest from line 801 on\.\n/);
    assert.equal(numberedLines('a.ts', text, 2000), 'a.ts has only 1000 lines.');
    assert.equal(numberedLines('a.ts', ''), 'a.ts is empty.');
  });

  it('cuts lines that nobody reads, and never gives nothing', () => {
    const result = numberedLines('a.min.js', 'x'.repeat(500_000));
    assert.ok(result.length < 3000);
    assert.match(result, /\(… 500000 characters\)/);
  });
});

describe('linesWith', () => {
  it('finds lines in any case unless told otherwise, and the place in a long one', () => {
    const content = `const Total = 1;\n${'-'.repeat(900)}total${'-'.repeat(900)}\n`;
    assert.deepEqual(
      linesWith('a.ts', content, 'TOTAL', false, 10).map(({ line }) => line),
      [1, 2],
    );
    assert.deepEqual(linesWith('a.ts', content, 'TOTAL', true, 10), []);
    const [, long] = linesWith('a.ts', content, 'total', false, 10);
    assert.ok(long && long.text.length < 260 && long.text.includes('total'));
    assert.equal(linesWith('a.ts', content, 'total', false, 1).length, 1);
  });

  it('is told file by file', () => {
    const matches = [...linesWith('a.ts', 'x\n(.*)\n', '(.*)', true, 9), ...linesWith('b.ts', '(.*)', '(.*)', true, 9)];
    assert.equal(searchText(matches, '(.*)', false), 'a.ts\n  2: (.*)\nb.ts\n  1: (.*)');
    assert.equal(searchText([], 'x', false), 'Found nowhere: "x"');
    assert.match(searchText([], 'x', true), /^Not found in the files that were searched/);
  });
});

describe('partOf', () => {
  const size = { width: 2000, height: 1000 };

  it('reads thousandths and pixels to the same part, corners in any order', () => {
    const part = { x: 200, y: 100, width: 200, height: 100 };
    assert.deepEqual(partOf([100, 100, 200, 200], 'thousandths', size)?.pixels, part);
    assert.deepEqual(partOf([400, 200, 200, 100], 'pixels', size)?.pixels, part);
  });

  it('enlarges small parts by a whole number, and cuts what lies outside', () => {
    assert.equal(partOf([100, 100, 200, 200], 'thousandths', size)?.zoom, 3);
    assert.equal(partOf([0, 0, 10, 10], 'pixels', size)?.zoom, 8);
    assert.equal(partOf([0, 0, 1000, 1000], 'thousandths', size)?.zoom, 1);
    assert.deepEqual(partOf([-50, 900, 3000, 4000], 'pixels', size)?.pixels, {
      x: 0,
      y: 900,
      width: 2000,
      height: 100,
    });
    assert.equal(partOf([2500, 0, 3000, 10], 'pixels', size), undefined);
    assert.equal(partOf([5, 5, 5, 5], 'thousandths', size), undefined);
  });
});

describe('editedText', () => {
  it('replaces what stands there once, with the line ends of the file', () => {
    assert.deepEqual(editedText('a\r\nb\r\nc', { old_text: 'b\nc', new_text: 'B\nC\nD' }), {
      text: 'a\r\nB\r\nC\r\nD',
    });
  });

  it('says why it cannot', () => {
    const problem = (before: string | undefined, after = 'x'): string => {
      const edited = editedText('a\na\nb', { ...(before !== undefined && { old_text: before }), new_text: after });
      return 'problem' in edited ? edited.problem : '';
    };
    assert.equal(problem(undefined), 'there');
    assert.equal(problem('z'), 'missing');
    assert.equal(problem('a'), 'twice');
    assert.equal(problem('b', 'b'), 'same');
  });
});

describe('mayHoldSecrets', () => {
  it('knows the files that people keep keys in', () => {
    for (const path of [
      '.env',
      'app/.env.local',
      'id_rsa',
      'certs/server.key',
      '.npmrc',
      '.aws/config',
      'secrets.yaml',
    ]) {
      assert.ok(mayHoldSecrets(path), path);
    }
    for (const path of [
      '.env.example',
      'src/env.ts',
      'id_rsa.pub',
      'keys.ts',
      'src/secret/agent.ts',
      'environment.md',
    ]) {
      assert.ok(!mayHoldSecrets(path), path);
    }
  });
});

describe('lists for a model', () => {
  it('say that they are cut, and that there is nothing', () => {
    assert.equal(listText([], false), 'No file matches.');
    assert.match(listText(['b', 'a'], true), /^a\nb\n\(There are more; these are the first 2\./);
    const problem = { path: 'a.ts', line: 2, message: 'No\n good', severity: 'warning' as const };
    assert.equal(
      problemsText([problem, { ...problem, severity: 'error', source: 'ts' }]),
      'a.ts:2: error: No good [ts]\na.ts:2: warning: No good',
    );
    assert.match(problemsText(Array.from({ length: 120 }, () => problem)), /\(and 20 more\)$/);
  });
});
