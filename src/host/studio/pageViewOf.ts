import * as vscode from 'vscode';
import type { ErrorView, PageView } from '../../protocol/index.ts';
import type { PageRecord } from './pageStore.ts';
import type { PageShots } from './shots/pageShots.ts';
import { shotsView } from './shots/shotViews.ts';
import type { WritingProgress } from './writingProgress.ts';

export interface PageNow {
  record: Readonly<PageRecord>;
  shots: PageShots;
  /** Of the page on disk: its screenshot is in it. */
  folder: vscode.Uri;
  title: string;
  /** While it is written. */
  progress: WritingProgress['view'] | undefined;
  work: string | undefined;
  notice: string | undefined;
  /** What went wrong last with something that was done to the page. */
  workError: ErrorView | undefined;
  isBusy: boolean;
  canContinue: boolean;
}

/** The page as its tab shows it. */
export function pageViewOf(now: PageNow, webview: vscode.Webview): PageView {
  const { record, work, notice } = now;
  const { id, html, modelLabel, savedUri } = record;
  const error = now.workError ?? record.error;
  return {
    id,
    title: now.title,
    ...(now.progress ?? { status: record.status }),
    ...(work === undefined ? {} : { work }),
    html,
    ...shotsView(now.shots, id, file => webview.asWebviewUri(vscode.Uri.joinPath(now.folder, file))),
    ...(record.isSketch ? { isSketch: true } : {}),
    ...(record.target ? { target: record.target } : {}),
    pixelRatio: now.shots.shown?.pixelRatio ?? 1,
    ...(now.canContinue ? { canContinue: true } : {}),
    ...(record.runsScripts ? { runsScripts: true } : {}),
    modelLabel,
    ...(savedUri ? { savedAs: vscode.workspace.asRelativePath(vscode.Uri.parse(savedUri)) } : {}),
    ...(notice ? { notice } : {}),
    ...(error && !now.isBusy ? { error } : {}),
    ...(now.workError ? { workFailed: true } : {}),
  };
}
