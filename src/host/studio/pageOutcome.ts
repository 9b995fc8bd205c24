import type { Endpoint } from '../../provider/index.ts';
import { isCancelled } from '../cancellation.ts';
import type { Log } from '../log.ts';
import { describePageError, incompleteness, withContinue } from './pageProblem.ts';
import type { PageResult } from './pageRun.ts';
import type { PageRecord } from './pageStore.ts';
import { NoPage, type StreamedPage } from './streamPage.ts';

/** What came of an answer that came to its end. */
export function finished(streamed: StreamedPage, { html, modelLabel }: PageRecord): PageResult {
  const problem = incompleteness(streamed);
  return { status: 'done', html, modelLabel, streamed, ...(problem ? { problem } : {}) };
}

/** What came of one that did not. */
export function failed(error: unknown, endpoint: Endpoint, { html, modelLabel }: PageRecord, log: Log): PageResult {
  if (isCancelled(error)) return { status: 'stopped', html, modelLabel };
  const described = describePageError(error, endpoint);
  const problem = html === '' ? described : withContinue(described);
  // What a model said instead of a page is no matter for a log.
  const detail = error instanceof NoPage ? undefined : problem.detail;
  log.error(`page: ${problem.message}${detail ? ` ${detail}` : ''}`);
  return { status: 'failed', html, modelLabel, problem, error };
}
