import type * as vscode from 'vscode';
import type { Log } from '../log.ts';
import type { Page } from './page.ts';
import type { Refinement } from './refine/refinement.ts';

/** What the Studio does with a page, and a tab may ask for. Failures are shown; nothing is lost by them. */
export interface StudioActions {
  retry(page: Page): Promise<void>;
  save(page: Page): Promise<void>;
  showSource(page: Page): Promise<void>;
  refinementOf(page: Page): Refinement;
  /** What the user was told once, in any window. */
  readonly memory: vscode.Memento;
}

/** What the handlers of a tab's requests work with. */
export interface StudioTab {
  readonly page: Page;
  readonly studio: StudioActions;
  readonly webview: vscode.Webview;
  readonly log: Log;
}
