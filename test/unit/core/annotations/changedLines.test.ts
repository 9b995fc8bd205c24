import { deepEqual, equal } from 'node:assert/strict';
import { changedLines, piecesToReview, touchesChange } from '../../../../src/core/annotations/changedLines.ts';

describe('changedLines', () => {
  it('counts added lines in the new file, over several hunks', () => {
    const diff = [
      'diff --git a/a.ts b/a.ts',
      '--- a/a.ts',
      '+++ b/a.ts',
      '@@ -1,3 +1,4 @@',
      ' one',
      '-two',
      '+二',
      '+two and a half',
      ' three',
      '@@ -20,2 +21,3 @@ function a() {',
      ' x',
      ' y',
      '+z',
      '\\ No newline at end of file',
    ].join('\n');
    deepEqual(changedLines(diff), [
      { firstLine: 2, lastLine: 3 },
      { firstLine: 23, lastLine: 23 },
    ]);
  });

  it('marks the lines around a gap where something was only taken out', () => {
    deepEqual(changedLines('@@ -4,3 +4,2 @@\n a\n-b\n c'), [{ firstLine: 4, lastLine: 5 }]);
    deepEqual(changedLines('@@ -4 +3,0 @@\n-b'), [{ firstLine: 3, lastLine: 4 }]);
    deepEqual(changedLines('@@ -1,2 +1 @@\n-a\n b'), [{ firstLine: 1, lastLine: 1 }]);
  });

  it('takes a file that is new for changed from end to end', () => {
    deepEqual(changedLines('--- /dev/null\n+++ b/a\n@@ -0,0 +1,2 @@\n+a\n+b'), [{ firstLine: 1, lastLine: 2 }]);
    deepEqual(changedLines('Binary files a/a.png and b/a.png differ'), []);
  });
});

describe('touchesChange', () => {
  it('holds for changed lines and their neighbours', () => {
    const changed = [{ firstLine: 10, lastLine: 12 }];
    equal(touchesChange({ startLine: 15, endLine: 20 }, changed), true);
    equal(touchesChange({ startLine: 16, endLine: 20 }, changed), false);
    equal(touchesChange({ startLine: 7, endLine: 8 }, changed), true);
    equal(touchesChange({ startLine: 1, endLine: 10 }, changed), true, 'reaches in');
    equal(touchesChange({ startLine: 1, endLine: 9 }, changed), false, 'a long one that ends just above');
  });
});

describe('piecesToReview', () => {
  const spans = [
    { firstLine: 5, lastLine: 6 },
    { firstLine: 30, lastLine: 30 },
    { firstLine: 900, lastLine: 901 },
  ];

  it('is the whole file where that is short, and nothing where nothing changed', () => {
    deepEqual(piecesToReview(spans, { lineCount: 1000, around: 20, isLong: false }), [
      { piece: { firstLine: 1, lastLine: 1000 }, changed: spans },
    ]);
    deepEqual(piecesToReview([], { lineCount: 10, around: 20, isLong: false }), []);
  });

  it('is what lies around the changes of a long one', () => {
    deepEqual(
      piecesToReview(spans, { lineCount: 910, around: 20, isLong: true }).map(({ piece, changed }) => [
        piece,
        changed.length,
      ]),
      [
        [{ firstLine: 1, lastLine: 50 }, 2],
        [{ firstLine: 880, lastLine: 910 }, 1],
      ],
    );
  });
});
