import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The button below a note's reply field: asks the model about this note. */
export function replyToAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.replyToAnnotation, async (reply: vscode.CommentReply) => {
    const shown = feature.noteOf(reply.thread);
    if (shown) await feature.replies.ask(shown, reply.text);
  });
}
