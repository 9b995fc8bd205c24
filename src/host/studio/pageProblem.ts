import * as vscode from 'vscode';
import type { ErrorView } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { describeError } from '../errorMessages.ts';
import { NoChange } from './point/noChange.ts';
import type { Detached } from './sourceDocument.ts';
import { NoPage, type StreamedPage } from './streamPage.ts';

/** How much is shown of an answer that is no page. */
const maxTalkLength = 1000;

/** What is wrong with a page whose answer came to its end in order. */
export function incompleteness({ complete, cutByLength }: StreamedPage): ErrorView | undefined {
  if (complete && !cutByLength) return undefined;
  return {
    message: cutByLength
      ? vscode.l10n.t('The page is longer than the model may write at once, so its end is missing.')
      : vscode.l10n.t('The model stopped before the end of the page.'),
    fixes: [{ id: 'retry', label: vscode.l10n.t('Try Again') }],
  };
}

export function describePageError(error: unknown, endpoint: Endpoint): ErrorView {
  const { message, detail, fixes } = describeError(error, endpoint);
  const isTalk = error instanceof NoPage || error instanceof NoChange;
  const more = isTalk ? error.talk.slice(0, maxTalkLength) : detail;
  return { message, ...(more ? { detail: more } : {}), fixes: [...fixes] };
}

/** The user took the document over while the page was written into it. */
export function describeDetached(why: Detached): string {
  return why === 'edited'
    ? vscode.l10n.t(
        'You changed the source while it was being written, so the rest comes here only. Show Source opens the whole page.',
      )
    : vscode.l10n.t(
        'The source was closed while it was being written, so the rest comes here only. Show Source opens the whole page.',
      );
}
