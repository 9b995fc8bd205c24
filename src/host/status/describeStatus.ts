import * as vscode from 'vscode';
import type { UsageTotals } from '../../core/usage/index.ts';
import { commandIds } from '../ids.ts';
import { isReady, keyStateLabel } from '../keys/keyState.ts';
import { escapeMarkdown } from '../markdown.ts';
import { describeTokens, describeTotalCost } from '../usage/describeUsage.ts';
import type { EndpointStatus, Status } from './status.ts';

/** Commands that the tooltip's links may run. */
const linked = [
  commandIds.openPanel,
  commandIds.setApiKey,
  commandIds.selectModel,
  commandIds.selectEndpoint,
  commandIds.showUsage,
  commandIds.showLog,
] as const;

/** How an endpoint is doing, in a few words. */
export function describeState({ key, connection, isAnswering }: EndpointStatus): string {
  const { t } = vscode.l10n;
  if (!isReady(key)) return keyStateLabel(key);
  switch (connection.state) {
    case 'waiting': {
      const { retryInMs } = connection.wait;
      return retryInMs === undefined ? t('waiting') : t('waiting, {0} s', Math.ceil(retryInMs / 1000));
    }
    case 'failed':
      return isAnswering ? t('answering') : t('problem: {0}', connection.message);
    default:
      return isAnswering ? t('answering') : t('ready');
  }
}

/** What the bar shows: state as an icon, model, and what today took. */
export function statusText(status: Status): string {
  const { active, modelLabel, today } = status;
  if (!isReady(active.key)) return `$(key) ${vscode.l10n.t('GLM: Set API Key')}`;
  const { connection } = active;
  const parts = [modelLabel ?? active.endpoint.label];
  if (connection.state === 'waiting' && connection.wait.retryInMs !== undefined) {
    parts.push(vscode.l10n.t('{0} s', Math.ceil(connection.wait.retryInMs / 1000)));
  } else if (today && today.prompt + today.completion > 0) parts.push(compact(today.prompt + today.completion));
  return `$(${iconOf(active)}) ${parts.join(' · ')}`;
}

/** The same for those who do not see it, with what the icon says. */
export function statusName(status: Status): string {
  const { active, modelLabel } = status;
  return ['GLM', modelLabel ?? active.endpoint.label, describeState(active), describeToday(status.today)].join(', ');
}

export function describeToday(today: UsageTotals | undefined): string {
  const { t } = vscode.l10n;
  if (!today) return t('Today: not known');
  if (today.answers === 0) return t('Today: nothing asked yet');
  return t('Today: {0} · {1}', describeTokens(today), describeTotalCost(today));
}

/** With links that run our own commands, and no others. */
export function statusTooltip(status: Status): vscode.MarkdownString {
  const { t } = vscode.l10n;
  const { active, modelLabel, others, today } = status;
  const link = (label: string, command: (typeof linked)[number]): string =>
    `[${escapeMarkdown(label)}](command:${command})`;
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: [...linked] };
  const name = [modelLabel, active.endpoint.label].filter(part => part !== undefined).map(escapeMarkdown);
  text.appendMarkdown(`**${name.join(' · ')}**\n\n${escapeMarkdown(describeState(active))}`);
  if (!isReady(active.key)) text.appendMarkdown(` · ${link(t('Set API Key'), commandIds.setApiKey)}`);
  else if (active.connection.state === 'failed') text.appendMarkdown(` · ${link(t('Show Log'), commandIds.showLog)}`);
  text.appendMarkdown(
    `\n\n---\n\n${escapeMarkdown(describeToday(today))} · ${link(t('Show Usage'), commandIds.showUsage)}`,
  );
  if (others.length > 0) {
    const lines = others.map(
      other => `- ${escapeMarkdown(other.endpoint.label)}: ${escapeMarkdown(describeState(other))}`,
    );
    text.appendMarkdown(`\n\n---\n\n${lines.join('\n')}`);
  }
  const links = [
    link(t('Open Chat'), commandIds.openPanel),
    link(t('Choose Model'), commandIds.selectModel),
    link(t('Choose Endpoint'), commandIds.selectEndpoint),
  ];
  text.appendMarkdown(`\n\n---\n\n${links.join(' · ')}`);
  return text;
}

export function hasProblem({ active: { key, connection, isAnswering } }: Status): boolean {
  return isReady(key) && connection.state === 'failed' && !isAnswering;
}

function iconOf({ connection, isAnswering }: EndpointStatus): string {
  if (connection.state === 'waiting') return 'watch';
  if (isAnswering) return 'loading~spin';
  return connection.state === 'failed' ? 'warning' : 'comment-discussion';
}

/** "12K", or "1.2万". */
function compact(count: number): string {
  return new Intl.NumberFormat(vscode.env.language, { notation: 'compact', maximumSignificantDigits: 2 }).format(count);
}
