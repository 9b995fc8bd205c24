/** Between two pieces of an answer that a writer is given. */
export const pieceEveryMs = 8;
