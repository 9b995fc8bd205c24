/** The first question that the model still reads: told to the turn that it is, wherever the turn stands. */
let firstTurnId: string | undefined;
const listeners = new Set<() => void>();

export const contextMark = {
  is(turnId: string): boolean {
    return turnId === firstTurnId;
  },
  set(id: string | undefined): void {
    if (id === firstTurnId) return;
    firstTurnId = id;
    for (const listener of listeners) listener();
  },
  listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
