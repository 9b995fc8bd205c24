import * as vscode from 'vscode';
import { PlainFailure } from '../../errorMessages.ts';

/**
 * Whether a tab is on the screen and its page has begun to work: what is hidden is not there at all, and comes anew when
 * it is shown again.
 */
export class TabPresence implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  #isReady = false;
  #isClosed = false;
  readonly #changed = new vscode.EventEmitter<void>();

  constructor(panel: vscode.WebviewPanel) {
    this.#panel = panel;
    panel.onDidChangeViewState(() => {
      if (panel.visible) return;
      this.#isReady = false;
      this.#changed.fire();
    });
    panel.onDidDispose(() => {
      this.#isReady = false;
      this.#isClosed = true;
      this.#changed.fire();
      this.dispose();
    });
  }

  /** Its page asked for what it shows. */
  opened(): void {
    this.#isReady = true;
    this.#changed.fire();
  }

  /** Waits for as long as it takes. @throws PlainFailure when the tab is closed, the signal's reason */
  whenShown(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#isReady, signal);
  }

  /**
   * What the tab is to do now, once it has begun to work.
   * @throws PlainFailure when it is hidden or closed, now or before it is done; the signal's reason
   */
  async whileShown<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    this.#refuseHidden();
    const settled = new AbortController();
    try {
      const gone = this.#until(
        () => {
          this.#refuseHidden();
          return false;
        },
        AbortSignal.any([signal, settled.signal]),
      );
      const done = this.#until(() => this.#isReady, AbortSignal.any([signal, settled.signal])).then(act);
      // Whichever comes later has nobody left to tell.
      done.catch(() => undefined);
      return (await Promise.race([done, gone])) as T;
    } finally {
      settled.abort();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #refuseHidden(): void {
    if (this.#isClosed) throw new PlainFailure(vscode.l10n.t('The tab of the page was closed.'));
    if (!this.#panel.visible) {
      throw new PlainFailure(
        vscode.l10n.t(
          'The page is drawn in its own tab, and that is not on the screen. Show the tab and begin once more.',
        ),
      );
    }
  }

  /** `isTrue` may throw what is to be thrown. */
  #until(isTrue: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        try {
          signal.throwIfAborted();
          if (this.#isClosed) this.#refuseHidden();
          if (!isTrue()) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        subscription.dispose();
        signal.removeEventListener('abort', look);
      };
      const subscription = this.#changed.event(look);
      signal.addEventListener('abort', look);
      look();
    });
  }
}
