import type * as vscode from 'vscode';
import type { ChangeJob } from '../../core/codeChange/index.ts';
import type { VerbName } from '../../core/verbs/index.ts';

/** A call of a tool, in a line. */
export interface ToldCall {
  name: string;
  arguments: string;
  status: 'done' | 'failed' | 'refused';
  /** The beginning of what came of it, in one line. */
  result: string;
}

/** What a turn of `@glm` remembers in the conversation that the editor stores; small, and no content of the answer. */
export interface TurnMetadata {
  /** Of this turn alone. */
  id: string;
  command: 'chat' | 'explain' | 'annotate' | 'review' | 'html' | ChangeJob | VerbName;
  /** Markdown that the extension wrote in front of the answer and behind it: not the model's words. */
  before: string;
  after: string;
  /** The same between the pieces of an answer. */
  within: readonly string[];
  /** What was attached, for the suggestions that follow. */
  pictures: number;
  code: number;
  cutByLength: boolean;
  /** It was made to answer before it wanted to. */
  outOfRounds: boolean;
  failed: boolean;
  calls: readonly ToldCall[];
  /** Nothing was asked, and this was done. */
  chosen?: 'describe' | VerbName;
}

export function readMetadata(result: vscode.ChatResult): Partial<TurnMetadata> {
  return (result.metadata ?? {}) as Partial<TurnMetadata>;
}
