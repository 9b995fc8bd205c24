import * as vscode from 'vscode';
import type { ConversationSummary } from '../../protocol/index.ts';

/** All conversations of the user: listed, searched, named, pinned, deleted, exported and imported. */
export class ConversationLibrary implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  list(_options: {
    query: string;
    from: number;
    count: number;
  }): Promise<{ items: ConversationSummary[]; total: number; openId: string }> {
    throw new Error('not built yet');
  }

  rename(_id: string, _title: string): Promise<void> {
    throw new Error('not built yet');
  }

  pin(_id: string, _pinned: boolean): Promise<void> {
    throw new Error('not built yet');
  }

  delete(_id: string): Promise<void> {
    throw new Error('not built yet');
  }

  restore(_id: string): Promise<void> {
    throw new Error('not built yet');
  }

  /** @returns where it was written, as shown to people; undefined when the user backed out */
  export(_id: string, _format: 'markdown' | 'json'): Promise<string | undefined> {
    throw new Error('not built yet');
  }

  /** @returns how many came in */
  import(): Promise<number> {
    throw new Error('not built yet');
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
