import * as vscode from 'vscode';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { History } from './history.ts';

/** Room for what a message brings along: code takes about 3 characters a token, Chinese about 1.5. */
export function charsFor({ model }: ModelChoice): number {
  const inputTokens = (model.contextTokens ?? 32_768) - Math.min(model.maxOutputTokens ?? 4096, 16_384);
  return Math.min(Math.max(inputTokens, 4096) * 1.5, 600_000);
}

export function describeCut({ path, code, cutFrom }: CodeContext): string {
  const sent = code.split('\n').length;
  return vscode.l10n.t('{0} is long: only its first {1} of {2} lines were sent.', path, sent, cutFrom ?? sent);
}

export function describeDropped({ path }: CodeContext): string {
  return vscode.l10n.t('{0} did not fit and was left out.', path);
}

export function describeLeftOut({ turnsLeftOut, picturesLeftOut }: Omit<History, 'messages'>): string[] {
  const { t } = vscode.l10n;
  return [
    ...(turnsLeftOut > 0 ? [t('The conversation is long: its first {0} turns were left out.', turnsLeftOut)] : []),
    ...(picturesLeftOut > 0
      ? [t('{0} pictures of earlier turns were left out, as there is no room for them.', picturesLeftOut)]
      : []),
  ];
}
