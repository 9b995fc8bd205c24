import type * as vscode from 'vscode';
import type { Picture } from '../../../core/attachments/index.ts';
import type { StartView } from '../../../protocol/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import type { Studio } from '../studio.ts';
import type { StartDraft } from './startDraft.ts';

/** What the handlers of the start tab's requests work with. */
export interface StartParts {
  readonly services: Services;
  readonly studio: Studio;
  readonly draft: StartDraft;
  /** Shows the tab, in front. */
  open(): void;
  close(): Promise<void>;
  /** Adds a picture to what is there, and shows it. @throws UnreadablePicture, or the system's error */
  add(picture: Picture, sourceUri?: vscode.Uri): Promise<void>;
  /** Who would write the page now; nothing where no model sees. */
  choice(): Promise<ModelChoice | undefined>;
  view(webview: vscode.Webview): Promise<StartView>;
}
