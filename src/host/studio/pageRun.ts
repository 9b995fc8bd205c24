import type { ErrorView } from '../../protocol/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnSink } from '../runTurn.ts';
import type { StreamedPage } from './streamPage.ts';

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
  /** Goes on with the page that is there, instead of anew. */
  resume?: boolean;
  choice?: ModelChoice;
  signal?: AbortSignal;
  onHtml?(html: string): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
}

export function wishOf({ wish }: { wish?: string | undefined }): { wish?: string } {
  return wish === undefined ? {} : { wish };
}
