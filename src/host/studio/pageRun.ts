import type { ErrorView } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { isCancelled } from '../cancellation.ts';
import type { Log } from '../log.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnSink } from '../runTurn.ts';
import { describePageError, incompleteness } from './pageProblem.ts';
import { NoPage, type StreamedPage } from './streamPage.ts';

/** What came of asking for a page. */
export interface PageResult {
  status: 'done' | 'stopped' | 'failed';
  /** As much as came. */
  html: string;
  modelLabel: string;
  /** Absent when it did not come to an end. */
  streamed?: StreamedPage;
  /** What went wrong, in words; `error` is the thing itself. */
  problem?: ErrorView;
  error?: unknown;
}

export interface RunOptions {
  choice?: ModelChoice;
  signal?: AbortSignal;
  onHtml?(html: string): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
}

/** The page so far, and who writes it. */
interface Written {
  readonly html: string;
  readonly modelLabel: string;
}

/** The answer came to its end in order. */
export function finishedRun({ html, modelLabel }: Written, streamed: StreamedPage): PageResult {
  const problem = incompleteness(streamed);
  return { status: 'done', html, modelLabel, streamed, ...(problem ? { problem } : {}) };
}

export function failedRun({ html, modelLabel }: Written, error: unknown, endpoint: Endpoint, log: Log): PageResult {
  if (isCancelled(error)) return { status: 'stopped', html, modelLabel };
  const problem = describePageError(error, endpoint);
  // What a model said instead of a page is no matter for a log.
  const detail = error instanceof NoPage ? undefined : problem.detail;
  log.error(`page: ${problem.message}${detail ? ` ${detail}` : ''}`);
  return { status: 'failed', html, modelLabel, problem, error };
}
