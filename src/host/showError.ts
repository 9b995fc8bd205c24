import * as vscode from 'vscode';
import type { Endpoint } from '../provider/index.ts';
import { otherPlan } from './errorCause.ts';
import { describeError, type Fix, fixCommands } from './errorMessages.ts';
import type { Log } from './log.ts';

/** Runs what a fix stands for; `retry` is the caller's own, and follows a fix that has mended the way by itself. */
export async function runFix(id: Fix['id'], endpoint: Endpoint, retry?: () => unknown): Promise<void> {
  const command = fixCommands[id];
  if (command) {
    const mended = await vscode.commands.executeCommand(command, ...argumentsOf(id, endpoint));
    if (mended === true && mendsTheWay.has(id)) await retry?.();
    return;
  }
  if (id === 'open-account' && endpoint.keyUrl) await vscode.env.openExternal(vscode.Uri.parse(endpoint.keyUrl));
  else if (id === 'retry') await retry?.();
}

const mendsTheWay: ReadonlySet<Fix['id']> = new Set(['set-proxy-password', 'use-editor-network']);

/** The endpoint that failed or its sibling, or the settings that the failure hangs on. */
function argumentsOf(id: Fix['id'], endpoint: Endpoint): unknown[] {
  if (id === 'set-key' || id === 'set-proxy-password') return [endpoint.id];
  if (id === 'use-other-plan') return [otherPlan(endpoint)?.id];
  const settings = settingsBehind[id];
  return settings === undefined ? [] : [settings];
}

/** What to look for in the settings editor. */
const settingsBehind: Readonly<Partial<Record<Fix['id'], string>>> = {
  'open-settings': 'glm.network',
  'set-proxy': '@id:glm.network.proxy,glm.network.noProxy,http.proxy',
  'set-certificates': '@id:glm.network.ca,glm.network.systemCertificates',
  'choose-transport': '@id:glm.network.transport,http.proxy',
  'limit-answers': '@id:glm.network.concurrency',
};

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
