import * as vscode from 'vscode';
import type { Endpoint } from '../provider/index.ts';
import { describeError, type Fix, fixCommands } from './errorMessages.ts';
import type { Log } from './log.ts';

/** Runs what a fix stands for; `retry` is the caller's own. */
export async function runFix(id: Fix['id'], endpoint: Endpoint, retry?: () => unknown): Promise<void> {
  const command = fixCommands[id];
  if (command) await vscode.commands.executeCommand(command, ...argumentsOf(id, endpoint));
  else if (id === 'open-account' && endpoint.keyUrl) await vscode.env.openExternal(vscode.Uri.parse(endpoint.keyUrl));
  else if (id === 'retry') await retry?.();
}

/** The key of the endpoint that failed, and the settings that a timeout or a lost connection hangs on. */
function argumentsOf(id: Fix['id'], endpoint: Endpoint): unknown[] {
  if (id === 'set-key') return [endpoint.id];
  return id === 'open-settings' ? ['glm.network'] : [];
}

/** Shows a failure as a notification whose buttons mend it. */
export async function showError(error: unknown, endpoint: Endpoint, log: Log, retry?: () => unknown): Promise<void> {
  const { message, detail, fixes } = describeError(error, endpoint);
  log.error(detail ? `${message} ${detail}` : message);
  const offered = fixes.filter(fix => (fix.id !== 'retry' || retry) && (fix.id !== 'open-account' || endpoint.keyUrl));
  const picked = await vscode.window.showErrorMessage(
    detail ? `${message} ${detail}` : message,
    ...offered.map(fix => fix.label),
  );
  const fix = offered.find(entry => entry.label === picked);
  if (fix) await runFix(fix.id, endpoint, retry);
}
