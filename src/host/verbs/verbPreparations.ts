import type * as vscode from 'vscode';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import type { VerbName } from '../../core/verbs/index.ts';
import type { ContentPart } from '../../provider/index.ts';
import type { UsageSurface } from '../../core/usage/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';

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
}

/** Verbs that look for something first. Chat and the panel both do it, and send what was found with the question. */
export const verbPreparations: Partial<Record<VerbName, (input: PreparationInput) => Promise<Preparation>>> = {};

export async function prepareVerb(name: VerbName, input: PreparationInput): Promise<Preparation> {
  return (await verbPreparations[name]?.(input)) ?? { code: [], references: [], notices: [] };
}
