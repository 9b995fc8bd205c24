import type * as vscode from 'vscode';
import type { CodeContext } from '../../../core/prompts/codeContext.ts';
import type { MeasuredDifferences } from '../../../core/verbs/index.ts';
import type { ContentPart } from '../../../provider/index.ts';
import type { UsageSurface } from '../../../core/usage/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';

export interface PreparationInput {
  services: Services;
  /** The pictures, read when they are asked for. */
  parts(): Promise<readonly ContentPart[]>;
  wish: string;
  choice: ModelChoice;
  surface: UsageSurface;
  signal: AbortSignal;
  /** What goes on, for a user who waits. */
  progress(text: string): void;
}

/** What is found for a verb before it asks: files that an error names, a table of contents. */
export interface Preparation {
  code: readonly CodeContext[];
  references: readonly (vscode.Uri | vscode.Location)[];
  notices: readonly string[];
  /** More words for the model, beside the code. */
  texts?: readonly string[];
  /** Of two pictures that are compared. */
  measured?: MeasuredDifferences;
}
