import assert from 'node:assert/strict';
import { fitPieces, type GatheredPiece, isPlaced, pieceText } from '../../../../src/core/explain/index.ts';
import { estimateTextTokens } from '../../../../src/core/usage/textTokens.ts';

const context = (path: string, firstLine: number, lines: number) => ({
  path,
  languageId: 'typescript',
  firstLine,
  code: Array.from({ length: lines }, (_, index) => `const value${firstLine + index} = ${index};`).join('\n'),
  part: 'range' as const,
});
const place = (path: string, firstLine: number, lines: number) => ({
  uri: `file:///${path}`,
  context: context(path, firstLine, lines),
});
const definition = (symbol: string, path: string, firstLine: number, lines = 5): GatheredPiece => ({
  kind: 'definition',
  symbol,
  ...place(path, firstLine, lines),
});
const use = (symbol: string, path: string, firstLine: number): GatheredPiece => ({
  kind: 'use',
  symbol,
  ...place(path, firstLine, 3),
});
const subject = [place('a.ts', 10, 20)];
const names = (pieces: readonly GatheredPiece[]): string[] =>
  pieces.map(piece =>
    isPlaced(piece) ? `${piece.kind} ${piece.context.path}:${piece.context.firstLine}` : `${piece.kind}`,
  );

describe('fitPieces', () => {
  it('puts what matters most first, and places of use in other files before those in its own', () => {
    const { kept, leftOut } = fitPieces(
      [
        use('f', 'a.ts', 40),
        use('f', 'c.ts', 3),
        definition('g', 'b.ts', 1),
        { kind: 'type', symbol: 'map', text: 'map(): void', languageId: 'typescript' },
        { kind: 'head', ...place('a.ts', 1, 1) },
        { kind: 'problem', text: 'Line 12: wrong' },
      ],
      subject,
      10_000,
    );
    assert.deepEqual(names(kept), ['problem', 'head a.ts:1', 'definition b.ts:1', 'type', 'use c.ts:3', 'use a.ts:40']);
    assert.equal(leftOut, 0);
  });

  it('shows nothing twice, and nothing that is explained itself', () => {
    const { kept } = fitPieces(
      [
        definition('own', 'a.ts', 12),
        definition('g', 'b.ts', 1, 10),
        definition('h', 'b.ts', 4, 2),
        use('g', 'b.ts', 9),
        { kind: 'type', symbol: 'x', text: 'y', languageId: 'ts' },
        { kind: 'type', symbol: 'x', text: 'y', languageId: 'ts' },
      ],
      subject,
      10_000,
    );
    assert.deepEqual(names(kept), ['definition b.ts:1', 'type']);
  });

  it('shows a class in place of its method, where both are asked for', () => {
    const { kept, tokens } = fitPieces(
      [definition('method', 'b.ts', 4, 2), definition('Class', 'b.ts', 1, 10)],
      [],
      9000,
    );
    assert.deepEqual(names(kept), ['definition b.ts:1']);
    assert.equal(tokens, estimateTextTokens(kept.map(pieceText).join('')));
  });

  it('stays within the budget, counts what it takes, and says how much it left out', () => {
    const many = Array.from({ length: 30 }, (_, index) => definition(`f${index}`, `f${index}.ts`, 1, 20));
    for (const budget of [0, 100, 500, 2000]) {
      const { kept, tokens, leftOut } = fitPieces(many, subject, budget);
      assert.ok(tokens <= budget);
      assert.equal(
        tokens,
        kept.reduce((sum, piece) => sum + estimateTextTokens(pieceText(piece)), 0),
      );
      assert.equal(kept.length + leftOut, many.length);
    }
    assert.ok(fitPieces(many, subject, 2000).kept.length > 3);
  });

  it('shortens what is long, and shows the head of what does not fit', () => {
    const [long] = fitPieces([definition('f', 'b.ts', 1, 500)], subject, 100_000).kept;
    assert.ok(long && isPlaced(long));
    assert.equal(long.context.code.split('\n').length, 60);
    assert.match(pieceText(long), /only the first 60 of 500 lines are shown/);
    const [head] = fitPieces([definition('f', 'b.ts', 1, 500)], subject, 300).kept;
    assert.ok(head && isPlaced(head));
    assert.equal(head.context.code.split('\n').length, 12);
  });

  it('takes a few uses of each symbol only', () => {
    const uses = Array.from({ length: 9 }, (_, index) => use('f', `f${index}.ts`, 1));
    assert.equal(fitPieces([...uses, use('g', 'z.ts', 1)], subject, 10_000).kept.length, 4);
  });
});
