import * as vscode from 'vscode';
import type { Attachment } from '../../core/attachments/index.ts';
import type { Conversation } from '../../core/conversation/index.ts';
import type { Verb } from '../../core/verbs/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { checkCount } from './checkCount.ts';

/**
 * What a verb of the panel works on: what is attached to the message, else what was attached last in the conversation.
 * @param replacing the question that it stands beside: what came after that is not there for it
 * @throws PlainFailure when there is nothing, or too much
 */
export function materialFor(
  verb: Verb,
  given: readonly Attachment[],
  conversation: Conversation,
  replacing?: string,
): readonly Attachment[] {
  const isTaken = ({ kind }: Attachment): boolean => verb.takes.includes(kind);
  const before = replacing === undefined ? undefined : conversation.turn(replacing)?.parentId;
  const path = before === undefined ? conversation.path : conversation.pathTo(before);
  const earlier = path.findLast(turn => turn.role === 'user' && turn.attachments.some(isTaken));
  const used =
    given.some(isTaken) || earlier?.role !== 'user' ? given : [...given, ...earlier.attachments.filter(isTaken)];
  checkCount(verb, used.filter(isTaken).length);
  if (used.length === 0) throw new PlainFailure(vscode.l10n.t('There is nothing to send.'));
  return used;
}
