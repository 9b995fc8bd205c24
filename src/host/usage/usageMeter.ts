import * as vscode from 'vscode';
import { type Cost, costOf, type UsageSurface } from '../../core/usage/index.ts';
import type { Logger, Usage } from '../../provider/index.ts';
import { isPlan } from '../errorCause.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { newId, type UsageLedger } from '../storage/index.ts';

export interface MeteredAnswer {
  surface: UsageSurface;
  /** Who answered. */
  choice: ModelChoice;
  /** Absent: not reported, or the answer ended before it could be. */
  usage: Usage | undefined;
}

/** Reckons what each answer cost, and writes it into the ledger behind the scenes. */
export class UsageMeter {
  readonly #ledger: UsageLedger;
  readonly #log: Logger;
  readonly #changed = new vscode.EventEmitter<void>();
  #toldOfStorage = false;

  /** The ledger holds an answer more, or was cleared or restored. */
  readonly onDidChange = this.#changed.event;

  constructor(ledger: UsageLedger, log: Logger) {
    this.#ledger = ledger;
    this.#log = log;
  }

  /** An answer has begun and is over, however it ended. */
  count({ surface, choice: { endpoint, model }, usage }: MeteredAnswer): Cost {
    const cost = costOf({ usage, price: model.price, isPlan: isPlan(endpoint) });
    const entry = {
      id: newId(),
      atMs: Date.now(),
      surface,
      endpointId: endpoint.id,
      endpointLabel: endpoint.label,
      modelId: model.id,
      modelLabel: model.label,
      ...(usage && { usage }),
      cost,
    };
    this.#ledger.append(entry).then(
      () => this.changed(),
      error => this.#storageFailed(error),
    );
    return cost;
  }

  /** Whoever shows sums is to look again. */
  changed(): void {
    this.#changed.fire();
  }

  /** No answer fails for its bookkeeping; but the sums are wrong from here on, so it is said once. */
  #storageFailed(error: unknown): void {
    const message = vscode.l10n.t('Usage cannot be recorded at present: {0}', String(error));
    this.#log.error(message);
    if (this.#toldOfStorage) return;
    this.#toldOfStorage = true;
    void vscode.window.showWarningMessage(message);
  }
}
