import assert from 'node:assert/strict';
import { codeLanguage } from '../../../../src/webview/shared/highlight/codeLanguages.ts';
import type { CodeToken } from '../../../../src/webview/shared/highlight/codeTokenizer.ts';
import { type TokenizedPiece, TokenizerSessions } from '../../../../src/webview/shared/highlight/tokenizerSessions.ts';

const looks = (lines: readonly (readonly CodeToken[])[]): string[] =>
  lines.map(line => line.map(token => `${token.text}:${token.color ?? ''}`).join('|'));

describe('TokenizerSessions', function () {
  this.timeout(60_000);
  let sessions: TokenizerSessions;
  let lastId = 0;
  const ask = (code: string, sessionId?: number, isLast = false): TokenizedPiece => {
    const piece = sessions.carryOut({
      type: 'code',
      requestId: ++lastId,
      code,
      languageId: 'typescript',
      ...(sessionId === undefined ? {} : { sessionId }),
      isLast,
    });
    assert.ok(piece);
    assert.equal(piece.requestId, lastId);
    return piece;
  };

  before(async () => {
    sessions = new TokenizerSessions();
    const grammars = (await codeLanguage('ts')?.load())?.default ?? [];
    // As they arrive in a worker: a copy.
    sessions.carryOut({ type: 'language', languageId: 'typescript', grammars: structuredClone(grammars) });
  });

  it('goes on in a session where its last piece ended, whatever came between', () => {
    const [whole] = [looks(ask('/* one\n two */ const a = 1;').lines)];
    const first = looks(ask('/* one', 1).lines);
    assert.notDeepEqual(looks(ask(' two */ const a = 1;', 2).lines), whole.slice(1));
    const second = looks(ask(' two */ const a = 1;', 1, true).lines);
    assert.deepEqual([...first, ...second], whole);
  });

  it('forgets a session after its last piece', () => {
    ask('/* open', 7);
    ask('still open', 7, true);
    assert.deepEqual(looks(ask('const a = 1;', 7).lines), looks(ask('const a = 1;').lines));
  });

  it('answers with plain code where it cannot colour', () => {
    assert.equal(sessions.carryOut({ type: 'language', languageId: 'broken', grammars: [{} as never] }), undefined);
    const piece = sessions.carryOut({ type: 'code', requestId: 1, code: 'a\nb', languageId: 'broken', isLast: true });
    assert.deepEqual(looks(piece?.lines ?? []), ['a:', 'b:']);
  });
});
