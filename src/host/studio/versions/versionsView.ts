import * as vscode from 'vscode';
import type { VersionsView, VersionView } from '../../../protocol/index.ts';
import { answerOf, describeChange } from './describeChange.ts';
import { hashOfPage } from './versionStore.ts';
import type { PageHistory } from './pageHistory.ts';

export interface VersionsViewInput {
  history: PageHistory;
  /** The page as it now is. */
  html: string;
  canTryModel: boolean;
  webview: vscode.Webview;
}

export function versionsView({ history, html, canTryModel, webview }: VersionsViewInput): VersionsView {
  const { tree } = history;
  const { current } = tree;
  const problem = describeProblem(history.problem);
  return {
    versions: tree.versions.toReversed().map((version): VersionView => {
      const { id, atMs, bytes, change } = version;
      const parent = tree.parentOf(version);
      const name = tree.nameOf(id);
      const isPartial = change.kind === 'written' && (version.status ?? 'done') !== 'done';
      const done = describeChange(change);
      const what = isPartial ? vscode.l10n.t('{0} (incomplete)', done) : done;
      const score = tree.scoreOf(version)?.total;
      const scoreBefore = parent && tree.scoreOf(parent)?.total;
      const picture = history.picturePath(version);
      return {
        id,
        parentId: parent?.id ?? null,
        atMs,
        title: name ?? what,
        ...(name === undefined ? {} : { name }),
        what,
        ...answerOf(change),
        ...(score === undefined ? {} : { score }),
        ...(scoreBefore === undefined ? {} : { scoreBefore }),
        ...(picture === undefined ? {} : { pictureUri: webview.asWebviewUri(vscode.Uri.file(picture)).toString() }),
        bytes,
      };
    }),
    ...(current && hashOfPage(html) === current.hash ? { currentId: current.id } : {}),
    canTryModel,
    ...(problem === undefined ? {} : { problem }),
  };
}

function describeProblem(problem: PageHistory['problem']): string | undefined {
  switch (problem) {
    case 'newer':
      return vscode.l10n.t(
        'A newer version of the extension wrote the versions of this page. Update the extension to see them; until then none are added.',
      );
    case 'unreadable':
      return vscode.l10n.t('The versions of this page cannot be read from the disk, and none are added.');
    case undefined:
      return undefined;
  }
}
