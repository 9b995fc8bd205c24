import type * as vscode from 'vscode';
import type { VerbName } from '../../core/verbs/index.ts';

/** What a turn of `@glm` remembers in the conversation that the editor stores; small, and no content of the answer. */
export interface TurnMetadata {
  command: 'chat' | 'explain' | 'annotate' | 'html' | VerbName;
  /** Markdown that the extension wrote in front of the answer and behind it: not the model's words. */
  before: string;
  after: string;
  /** What was attached, for the suggestions that follow. */
  pictures: number;
  code: number;
  cutByLength: boolean;
  failed: boolean;
}

export function readMetadata(result: vscode.ChatResult): Partial<TurnMetadata> {
  return (result.metadata ?? {}) as Partial<TurnMetadata>;
}
