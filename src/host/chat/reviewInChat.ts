import * as vscode from 'vscode';
import { describeRest } from '../annotations/annotateWithProgress.ts';
import type { AnnotationFeature } from '../annotations/index.ts';
import { reviewChanges } from '../annotations/reviewChanges.ts';
import { commandIds } from '../ids.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { ChatTurn } from './chatTurn.ts';

/** `/review`: notes on the uncommitted changes, in the editor and in a list with links to their lines. */
export async function reviewInChat(turn: ChatTurn, choice: ModelChoice, annotations: AnnotationFeature): Promise<void> {
  const { request, services, signal, stream } = turn;
  const { t } = vscode.l10n;
  const think = turn.thinking();
  let file = '';
  const result = await reviewChanges(services, annotations, {
    choice,
    signal,
    wish: request.prompt,
    onReasoning: think,
    onWait: turn.waiting(choice.endpoint),
    onFile: (uri, index, count) => {
      stream.reference(uri);
      stream.progress(t('{0} of {1}: {2}', index + 1, count, vscode.workspace.asRelativePath(uri)));
    },
    onRepair: () => stream.progress(t('asking again, as the answer was no list of notes…')),
    onNote: (note, document) => {
      turn.begins();
      const path = vscode.workspace.asRelativePath(document.uri);
      if (path !== file) stream.markdown(`\n**${path.replace(/[\\`*_[\]<>]/g, '\\$&')}**\n\n`);
      file = path;
      stream.markdown('- ');
      const lines = new vscode.Range(note.startLine - 1, 0, note.endLine - 1, 0);
      stream.anchor(new vscode.Location(document.uri, document.validateRange(lines)));
      stream.markdown(`: ${note.text.replace(/\s*\n\s*/g, ' ')}\n`);
    },
  });
  turn.attached(0, result.files);
  if (result.files + result.skipped.length === 0) turn.say(t('No repository was chosen, so nothing was reviewed.'));
  if (result.count === 0 && result.files > 0) turn.say(t('The model had nothing to say about the changes.'));
  if (result.count > 0) stream.button({ command: commandIds.nextAnnotation, title: t('Go to the First') });
  if (result.skipped.length > 0) turn.notice(t('Not reviewed: {0}', result.skipped.join('; ')));
  turn.notice(...describeRest(result));
}
