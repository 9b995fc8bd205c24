import assert from 'node:assert/strict';
import { type LineChange, trackLines } from '../../../../src/core/annotations/trackLines.ts';

const marker = 'MARK';

/** Applies a change to real text and says which lines still carry the mark: the truth that `trackLines` must match. */
function truth(lines: string[], change: { from: [number, number]; to: [number, number]; text: string }): number[] {
  const before = lines.slice(0, change.from[0]).join('\n') + (change.from[0] > 0 ? '\n' : '');
  const head = (lines[change.from[0]] ?? '').slice(0, change.from[1]);
  const tail = (lines[change.to[0]] ?? '').slice(change.to[1]);
  const after = lines
    .slice(change.to[0] + 1)
    .map(line => `\n${line}`)
    .join('');
  const result = (before + head + change.text + tail + after).split('\n');
  return result.flatMap((line, index) => (line.includes(marker) ? [index] : []));
}

function asChange(change: { from: [number, number]; to: [number, number]; text: string }): LineChange {
  return {
    startLine: change.from[0],
    startCharacter: change.from[1],
    endLine: change.to[0],
    endCharacter: change.to[1],
    newLines: change.text.split('\n').length - 1,
    endsWithBreak: change.text.endsWith('\n'),
  };
}

describe('trackLines', () => {
  const lines = Array.from({ length: 12 }, (_, index) =>
    index >= 4 && index <= 6 ? `${marker} line ${index}` : `line ${index}`,
  );
  const cases: Record<string, { from: [number, number]; to: [number, number]; text: string }> = {
    'a line inserted above': { from: [2, 0], to: [2, 0], text: 'new\n' },
    'lines inserted right in front': { from: [4, 0], to: [4, 0], text: 'new\nnew\n' },
    'a line break typed at the end of the line before': { from: [3, 6], to: [3, 6], text: '\n' },
    'lines inserted below': { from: [8, 0], to: [8, 0], text: 'new\n' },
    'a line removed above': { from: [1, 0], to: [2, 0], text: '' },
    'the line in front removed': { from: [3, 0], to: [4, 0], text: '' },
    'a word typed inside': { from: [5, 4], to: [5, 4], text: ' word' },
    'a line removed inside': { from: [5, 0], to: [6, 0], text: '' },
    'three lines replaced by one above': { from: [0, 0], to: [3, 0], text: 'one\n' },
    'a word replaced below': { from: [9, 0], to: [9, 4], text: 'word' },
  };
  for (const [name, change] of Object.entries(cases)) {
    it(`follows ${name}`, () => {
      const marked = truth(lines, change);
      assert.deepEqual(trackLines({ start: 4, end: 6 }, asChange(change)), { start: marked[0], end: marked.at(-1) });
    });
  }

  it('grows with a line inserted inside', () => {
    assert.deepEqual(trackLines({ start: 4, end: 6 }, asChange({ from: [5, 0], to: [5, 0], text: 'new\n' })), {
      start: 4,
      end: 7,
    });
  });

  it('is gone when every line of it was removed', () => {
    assert.equal(trackLines({ start: 4, end: 6 }, asChange({ from: [4, 0], to: [7, 0], text: '' })), undefined);
    assert.equal(trackLines({ start: 4, end: 6 }, asChange({ from: [2, 0], to: [9, 0], text: '' })), undefined);
  });
});
