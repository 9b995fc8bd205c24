import type * as vscode from 'vscode';

/** The reason with which this extension's own cancellations abort; nothing else throws it. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

/** A signal that follows `token`; dispose it when the work is over, or the token keeps a listener. */
export function signalOf(token: vscode.CancellationToken): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort(new Cancelled());
  const subscription = token.onCancellationRequested(() => controller.abort(new Cancelled()));
  return { signal: controller.signal, dispose: () => subscription.dispose() };
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Cancelled;
}
