import * as vscode from 'vscode';
import { commandIds, contextKeys } from '../ids.ts';
import { isReady } from '../keys/keyState.ts';
import type { Services } from '../services.ts';
import { hasProblem, statusName, statusText, statusTooltip } from './describeStatus.ts';
import { readStatus, type Status } from './status.ts';

/** Changes come in bursts. */
const settleMs = 100;

/** Model, state and today's use in the status bar, as long as the user wants it there. */
export class StatusItem implements vscode.Disposable {
  readonly #services: Services;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts looks: of several under way, the last one counts. */
  #look = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#item = vscode.window.createStatusBarItem('glm.status', vscode.StatusBarAlignment.Right, 90);
    this.#item.name = 'GLM Chat & Vision';
    this.#item.command = commandIds.showStatus;
    const later = (): void => this.#later(settleMs);
    const { settings, keys, catalog, connections, usage } = services;
    this.#subscriptions = [
      this.#item,
      settings.onDidChange(later),
      keys.onDidChange(later),
      catalog.onDidChange(later),
      connections.onDidChange(later),
      usage.meter.onDidChange(later),
      // Another window may have asked, or a day begun.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) later();
      }),
    ];
    later();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#look++;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #later(inMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#show().catch(error => this.#services.log.warn(`status bar: ${String(error)}`));
    }, inMs);
  }

  async #show(): Promise<void> {
    const look = ++this.#look;
    const status = await readStatus(this.#services);
    if (look !== this.#look) return;
    void vscode.commands.executeCommand('setContext', contextKeys.hasKey, isReady(status.active.key));
    if (!this.#services.settings.showsStatusBar) {
      this.#item.hide();
      return;
    }
    this.#item.text = statusText(status);
    this.#item.tooltip = statusTooltip(status);
    this.#item.accessibilityInformation = { label: statusName(status), role: 'button' };
    this.#item.backgroundColor = hasProblem(status)
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.show();
    const left = waitLeftMs(status);
    // At the turn of the second, as whole seconds are shown, rounded up.
    if (left !== undefined) this.#later(left % 1000 || 1000);
  }
}

/** Of what is counted down; nothing where there is nothing left to count. */
function waitLeftMs({ active: { connection } }: Status): number | undefined {
  const left = connection.state === 'waiting' ? connection.wait.retryInMs : undefined;
  return left !== undefined && left > 0 ? left : undefined;
}
