import type * as vscode from 'vscode';
import type { KeptNote } from '../../core/annotations/keptNote.ts';

/** A note of a file. Where its code is says `note.lines`: `thread.range` does not follow edits, so it is never asked. */
export interface ShownNote {
  readonly uri: vscode.Uri;
  /** Replaced, never changed in place: read it anew after every wait. */
  readonly note: KeptNote;
  /** A filter hides it. */
  readonly isHidden: boolean;
  /** None while it is hidden, or far from what is seen of a file with very many notes. */
  readonly thread: vscode.CommentThread | undefined;
}
