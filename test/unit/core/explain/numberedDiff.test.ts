import assert from 'node:assert/strict';
import { numberedDiff } from '../../../../src/core/explain/index.ts';

describe('numberedDiff', () => {
  it('numbers lines as in the new file', () => {
    const diff = [
      'diff --git a/src/a.ts b/src/a.ts',
      'index 1..2 100644',
      '--- a/src/a.ts',
      '+++ b/src/a.ts',
      '@@ -3,4 +3,4 @@ function f() {',
      ' before',
      '-old',
      '+++ new',
      ' after',
      ' last',
      '@@ -20 +20,2 @@',
      ' x',
      '+y',
      '\\ No newline at end of file',
      '',
    ].join('\n');
    assert.deepEqual(numberedDiff(diff), [
      {
        path: 'src/a.ts',
        isGone: false,
        text: [
          '@@ -3,4 +3,4 @@ function f() {',
          '3\t before',
          '\t-old',
          '4\t+++ new',
          '5\t after',
          '6\t last',
          '@@ -20 +20,2 @@',
          '20\t x',
          '21\t+y',
        ].join('\n'),
      },
    ]);
  });

  it('knows files that are new, gone, renamed, binary, and names that are not ASCII', () => {
    const files = numberedDiff(
      [
        'diff --git a/new.ts b/new.ts',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/new.ts',
        '@@ -0,0 +1 @@',
        '+x',
        'diff --git a/gone.ts b/gone.ts',
        'deleted file mode 100644',
        '--- a/gone.ts',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-x',
        'diff --git a/p.png b/p.png',
        'Binary files a/p.png and b/p.png differ',
        'diff --git "a/\\350\\256\\242.ts" "b/\\350\\256\\242.ts"',
        '--- "a/\\350\\256\\242.ts"',
        '+++ "b/\\350\\256\\242.ts"',
        '@@ -1 +1 @@',
        '-a',
        '+b',
      ].join('\n'),
    );
    assert.deepEqual(
      files.map(({ path, isGone }) => [path, isGone]),
      [
        ['new.ts', false],
        ['gone.ts', true],
        ['p.png', false],
        ['订.ts', false],
      ],
    );
    assert.equal(files[0]?.text, '@@ -0,0 +1 @@\n1\t+x');
    assert.equal(files[2]?.text, '(binary)');
  });

  it('makes nothing of what is no diff', () => assert.deepEqual(numberedDiff('hello\nworld'), []));
});
