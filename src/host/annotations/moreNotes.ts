import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';

/** What a file has more notes of than threads, said where they are missing: first of the file in the Comments panel. */
export class MoreNotes implements vscode.Disposable {
  readonly #controller: Pick<vscode.CommentController, 'createCommentThread'>;
  readonly #threads = new Map<string, { thread: vscode.CommentThread; said: string }>();

  constructor(controller: Pick<vscode.CommentController, 'createCommentThread'>) {
    this.#controller = controller;
  }

  /** @param without how many of `count` notes have no thread now; 0 takes the words away */
  tell(uri: vscode.Uri, count: number, without: number): void {
    const key = uri.toString();
    const told = this.#threads.get(key);
    if (without === 0) {
      told?.thread.dispose();
      this.#threads.delete(key);
      return;
    }
    const { t } = vscode.l10n;
    const said = t(
      '{0} of {1} notes of this file are not listed here. Those nearest to what you see are, and the others when you scroll to them.',
      without,
      count,
    );
    if (told?.said === said) return;
    const body = new vscode.MarkdownString(said);
    const link = (title: string, command: string): string => `[${title}](command:${command})`;
    body.appendMarkdown(
      `\n\n${link(t('List All Notes…'), commandIds.listAnnotations)} · ${link(t('Filter Notes…'), commandIds.filterAnnotations)}`,
    );
    body.isTrusted = { enabledCommands: [commandIds.listAnnotations, commandIds.filterAnnotations] };
    const comments = [{ author: { name: 'GLM' }, body, mode: vscode.CommentMode.Preview }];
    if (told) {
      told.thread.comments = comments;
      told.said = said;
      return;
    }
    const thread = this.#controller.createCommentThread(uri, new vscode.Range(0, 0, 0, 0), comments);
    thread.canReply = false;
    thread.contextValue = 'more';
    thread.label = t('More notes');
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    this.#threads.set(key, { thread, said });
  }

  dispose(): void {
    for (const { thread } of this.#threads.values()) thread.dispose();
    this.#threads.clear();
  }
}
