import * as vscode from 'vscode';
import type { Picture } from '../../core/attachments/index.ts';
import type { ErrorView, PageView } from '../../protocol/index.ts';
import type { PageRecord } from './pageStore.ts';
import { pictureView } from './pictureView.ts';
import type { WritingProgress } from './writingProgress.ts';

export interface PageNow {
  record: Readonly<PageRecord>;
  picture: Picture | undefined;
  /** Of the page on disk: its screenshot is in it. */
  folder: vscode.Uri;
  title: string;
  /** While it is written. */
  progress: WritingProgress['view'] | undefined;
  work: string | undefined;
  pixelRatio: number;
  notice: string | undefined;
  /** What went wrong last with something that was done to the page. */
  workError: ErrorView | undefined;
  isBusy: boolean;
  canContinue: boolean;
}

/** The page as its tab shows it. */
export function pageViewOf(now: PageNow, webview: vscode.Webview): PageView {
  const { record, picture, work, notice } = now;
  const { id, html, modelLabel, savedUri } = record;
  const error = now.workError ?? record.error;
  return {
    id,
    title: now.title,
    ...(now.progress ?? { status: record.status }),
    ...(work === undefined ? {} : { work }),
    html,
    ...(picture && record.picture
      ? { source: pictureView(id, picture, webview.asWebviewUri(vscode.Uri.joinPath(now.folder, record.picture.file))) }
      : {}),
    pixelRatio: now.pixelRatio,
    ...(now.canContinue ? { canContinue: true } : {}),
    ...(record.runsScripts ? { runsScripts: true } : {}),
    modelLabel,
    ...(savedUri ? { savedAs: vscode.workspace.asRelativePath(vscode.Uri.parse(savedUri)) } : {}),
    ...(notice ? { notice } : {}),
    ...(error && !now.isBusy ? { error } : {}),
    ...(now.workError ? { workFailed: true } : {}),
  };
}
