import * as vscode from 'vscode';
import type { ErrorView } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { describeError } from '../errorMessages.ts';
import { NoChange } from './point/noChange.ts';
import type { Detached } from './sourceDocument.ts';
import type { PageRecord } from './pageStore.ts';
import { NoPage, type StreamedPage } from './streamPage.ts';

/** The way out that asks the model for the rest of a page. */
export const continueFixId = 'continue';

/** How much is shown of an answer that is no page. */
const maxTalkLength = 1000;

/** What is wrong with a page whose answer came to its end in order. */
export function incompleteness({ complete, cutByLength }: StreamedPage): ErrorView | undefined {
  if (complete && !cutByLength) return undefined;
  return {
    message: cutByLength
      ? vscode.l10n.t('The page is longer than the model may write at once, so its end is missing.')
      : vscode.l10n.t('The model stopped before the end of the page.'),
    fixes: [continueFix(), { id: 'retry', label: vscode.l10n.t('Try Again') }],
  };
}

/** There is a page, and its end is missing. */
export function isCutOff({ html, complete }: Pick<PageRecord, 'html' | 'complete'>): boolean {
  return html !== '' && !complete && !/<\/html>\s*$/i.test(html);
}

/** Of an answer that broke off in the middle of a page. */
export function withContinue(problem: ErrorView): ErrorView {
  return { ...problem, fixes: [continueFix(), ...problem.fixes] };
}

function continueFix(): ErrorView['fixes'][number] {
  return { id: continueFixId, label: vscode.l10n.t('Continue') };
}

export function continuesWords(time: number, most: number): string {
  return vscode.l10n.t(
    'The page is longer than the model may write at once; it is asked to go on ({0} of {1}).',
    time,
    most,
  );
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
