import type * as vscode from 'vscode';
import type { ExportTarget } from '../../protocol/index.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services.ts';
import type { Page } from './page.ts';
import type { PageTools } from './pageTools.ts';

/** What the Studio does with a page, and a tab may ask for. Failures are shown; nothing is lost by them. */
export interface StudioActions {
  retry(page: Page): Promise<void>;
  /** Asks for the rest of a page whose end is missing. */
  resume(page: Page): Promise<void>;
  /** Brings the source to the front; opens it once more where it was closed. */
  showSource(page: Page): Promise<vscode.TextEditor>;
  toolsOf(page: Page): PageTools;
  /** What the user was told once, in any window. */
  readonly memory: vscode.Memento;
  export(page: Page, to: ExportTarget): Promise<void>;
  /** Asks which model, and has it write the page beside the current one. */
  tryModel(page: Page): Promise<void>;
  /** Shows what has changed since a version. @throws PlainFailure when it is gone */
  diffVersion(page: Page, versionId: string): Promise<void>;
}

/** What the handlers of a tab's requests work with. */
export interface StudioTab {
  readonly page: Page;
  readonly studio: StudioActions;
  readonly webview: vscode.Webview;
  readonly log: Log;
  readonly services: Services;
}
