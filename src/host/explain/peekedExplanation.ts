import type * as vscode from 'vscode';
import type { ExplainStyle } from '../../core/explain/index.ts';
import type { ExplainSubject } from './explainSubject.ts';

/** An explanation below a line. */
export interface PeekedExplanation {
  readonly id: string;
  readonly subject: ExplainSubject;
  readonly anchor: NonNullable<ExplainSubject['anchor']>;
  readonly thread: vscode.CommentThread;
  readonly style: ExplainStyle;
  /** Ends what is under way. */
  readonly stop: AbortController;
  /** As the model said it. */
  answer: string;
  /** As it is shown: with links. */
  markdown: string;
  /** What the extension has to say about it: how it was made, what failed. */
  notices: string[];
  /** What went along, as links. */
  around: string;
  author: string;
  /** Why it has not begun: the queue of a plan, another attempt. */
  waiting: string | undefined;
  status: 'asking' | 'thinking' | 'streaming' | 'done' | 'failed' | 'stopped';
}

export function isUnderWay({ status }: PeekedExplanation): boolean {
  return status === 'asking' || status === 'thinking' || status === 'streaming';
}
