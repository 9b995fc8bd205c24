import * as vscode from 'vscode';
import type { AssistantTurn, UserTurn } from '../../core/conversation/index.ts';
import { type VerbOutcome, verbOf } from '../../core/verbs/index.ts';

/** What an answer of the panel brought beyond its words; nothing while it is written, or of a plain question. */
export function outcomesOf({ status, text }: AssistantTurn, question: UserTurn | undefined): readonly VerbOutcome[] {
  const verb = question?.verb === undefined ? undefined : verbOf(question.verb);
  if (!verb || status !== 'done') return [];
  const pictures = question?.attachments.filter(attachment => attachment.kind === 'image') ?? [];
  return verb.outcomes(text, { pictures, locale: vscode.env.language });
}
