import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { changedPart } from '../../core/studio/sourceChunk.ts';
import { PlainFailure } from '../errorMessages.ts';
import { proposalScheme } from '../ids.ts';

/** What a file would become. */
export interface FileProposal {
  /** What there is already; the address of a file that is to be made. */
  readonly document: vscode.TextDocument | vscode.Uri;
  /** The whole of it, with the document's own line ends. */
  readonly text: string;
  /** Of the diff. */
  readonly title: string;
  /** What accepting does, in a sentence. */
  readonly message: string;
  /** What is put in, in order, where nothing else is changed: each goes to its own place, and what is between stays untouched. */
  readonly insertions?: readonly { offset: number; text: string }[];
  /** The file has changed since: what would be written now. @throws PlainFailure when that cannot be said any more */
  again(): FileProposal;
  /** It was written. Default: the file is shown. */
  accepted?(): unknown;
  /** It was not wanted: discarded, or its diff was closed. */
  discarded?(): unknown;
  /** Whoever shows it asks whether to take it, so no notification does. */
  readonly asksElsewhere?: boolean;
}

interface Shown extends FileProposal {
  /** Of the document, when the proposal was made: it is for that text alone. */
  readonly version: number | undefined;
}

/** Changes of files as diffs: nothing is written before it is accepted, and then as one step of undo. */
export class FileProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #shown = new Map<string, Shown>();
  readonly #subscriptions: vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) {
          const uri = proposalOf(tab);
          if (uri) this.#drop(uri);
        }
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#shown.get(uri.toString())?.text ?? '';
  }

  /** Shows it, with the question whether to take it. @returns the diff's right side @throws PlainFailure where nothing would change */
  async show(proposal: FileProposal): Promise<vscode.Uri> {
    const uri = await this.#open(proposal);
    if (!proposal.asksElsewhere) this.#ask([uri], proposal.message);
    return uri;
  }

  /** Shows several that belong together, with one question for all of them; each can be taken by itself, too. */
  async showAll(proposals: readonly FileProposal[], message: string): Promise<void> {
    const uris: vscode.Uri[] = [];
    for (const proposal of proposals) uris.push(await this.#open(proposal));
    this.#ask(uris, message);
  }

  /** Writes it. `uri`: of the diff's right side; without, of the diff in front. */
  async accept(uri?: vscode.Uri): Promise<void> {
    const found = this.#find(uri);
    if (!found) return;
    const { proposal } = found;
    const { document, text } = proposal;
    if (document instanceof vscode.Uri) {
      await this.#make(document, text);
      await this.#close(found.uri);
      if (proposal.accepted) await proposal.accepted();
      else await vscode.window.showTextDocument(document, { preview: false });
      return;
    }
    if (document.version !== proposal.version || document.isClosed) {
      await this.#close(found.uri);
      if (document.isClosed) {
        throw new PlainFailure(vscode.l10n.t('The file was closed. Open it and apply the code again.'));
      }
      await this.show(proposal.again());
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} has changed since. This is what it would become now.', fileNameOf(document)),
      );
      return;
    }
    // Without what is the same at both ends: cursors, folds and marks elsewhere stay where they are.
    const edit = new vscode.WorkspaceEdit();
    for (const one of proposal.insertions ?? []) edit.insert(document.uri, document.positionAt(one.offset), one.text);
    const part = proposal.insertions ? undefined : changedPart(document.getText(), text);
    if (part) {
      const range = new vscode.Range(document.positionAt(part.start), document.positionAt(part.end));
      edit.replace(document.uri, range, part.text);
    }
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new PlainFailure(vscode.l10n.t('{0} cannot be written to.', fileNameOf(document)));
    }
    await this.#close(found.uri);
    if (proposal.accepted) await proposal.accepted();
    else await vscode.window.showTextDocument(document, { preview: false });
  }

  async discard(uri?: vscode.Uri): Promise<void> {
    const found = this.#find(uri);
    if (!found) return;
    await this.#close(found.uri);
    found.proposal.discarded?.();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #open(proposal: FileProposal): Promise<vscode.Uri> {
    const { document, text, title } = proposal;
    const isNew = document instanceof vscode.Uri;
    if (!isNew && text === document.getText()) {
      throw new PlainFailure(vscode.l10n.t('{0} has this code already.', fileNameOf(document)));
    }
    const { path } = isNew ? document : document.uri;
    // The ending decides how the diff is coloured.
    const uri = vscode.Uri.from({ scheme: proposalScheme, path, query: randomUUID() });
    this.#shown.set(uri.toString(), { ...proposal, version: isNew ? undefined : document.version });
    const before = isNew ? uri.with({ query: 'empty' }) : document.uri;
    await vscode.commands.executeCommand('vscode.diff', before, uri, title, { preview: false });
    return uri;
  }

  /** One step that the editor can undo. @throws PlainFailure where there is such a file by now */
  async #make(uri: vscode.Uri, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new PlainFailure(
        vscode.l10n.t('{0} was not made: there is such a file already, or it cannot be written.', nameIn(uri)),
      );
    }
  }

  /** The buttons stand in the diff's title too: who closes the notification has lost nothing. */
  #ask(uris: readonly vscode.Uri[], message: string): void {
    const isOne = uris.length === 1;
    const accept = isOne ? vscode.l10n.t('Accept') : vscode.l10n.t('Accept All');
    const discard = isOne ? vscode.l10n.t('Discard') : vscode.l10n.t('Discard All');
    void vscode.window.showInformationMessage(message, accept, discard).then(async choice => {
      try {
        for (const uri of uris) {
          if (choice === accept) await this.accept(uri);
          else if (choice === discard) await this.discard(uri);
        }
      } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** Its diff is gone, and nobody has taken it. */
  #drop(uri: vscode.Uri): void {
    const proposal = this.#shown.get(uri.toString());
    this.#shown.delete(uri.toString());
    proposal?.discarded?.();
  }

  #find(uri: vscode.Uri | undefined): { uri: vscode.Uri; proposal: Shown } | undefined {
    const key = uri ?? proposalOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    const proposal = key && this.#shown.get(key.toString());
    return key && proposal ? { uri: key, proposal } : undefined;
  }

  async #close(uri: vscode.Uri): Promise<void> {
    this.#shown.delete(uri.toString());
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const tab = tabs.find(one => proposalOf(one)?.toString() === uri.toString());
    if (tab) await vscode.window.tabGroups.close(tab);
  }
}

function proposalOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === proposalScheme
    ? input.modified
    : undefined;
}

export function fileNameOf({ uri }: vscode.TextDocument): string {
  return nameIn(uri);
}

function nameIn({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? '';
}
