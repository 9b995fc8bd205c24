import type { GatheredPiece } from '../../core/explain/index.ts';

/** Pieces come when they come; this is the order in which they were asked for. */
export class PieceList {
  readonly #pieces: { rank: number; piece: GatheredPiece }[] = [];

  get inOrder(): GatheredPiece[] {
    return this.#pieces.toSorted((a, b) => a.rank - b.rank).map(({ piece }) => piece);
  }

  add(rank: number, piece: GatheredPiece): void {
    this.#pieces.push({ rank, piece });
  }
}
