import assert from 'node:assert/strict';
import { consoleText, emptyConsole, errorsIn, withLines } from '../../../../src/webview/studio/console/consoleModel.ts';

describe('console of a page', () => {
  it('counts what is said again, and keeps what differs', () => {
    const said = withLines(withLines(emptyConsole, [{ level: 'log', text: 'a' }]), [
      { level: 'log', text: 'a' },
      { level: 'error', text: 'a', line: 3 },
      { level: 'error', text: 'a', line: 4 },
    ]);
    assert.deepEqual(
      said.entries.map(({ level, times, line }) => [level, times, line]),
      [
        ['log', 2, undefined],
        ['error', 1, 3],
        ['error', 1, 4],
      ],
    );
    assert.equal(errorsIn(said), 2);
    assert.equal(consoleText(said), '[log] a ×2\n[error] a (3)\n[error] a (4)');
  });

  it('keeps the newest and says how many it does not show', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => ({ level: 'log' as const, text: String(at) }));
    const said = withLines(emptyConsole, lines, 7);
    assert.equal(said.entries.length, 400);
    assert.equal(said.entries.at(-1)?.text, '999');
    assert.equal(said.dropped, 607);
  });
});
