import * as vscode from 'vscode';
import { type ChangeJob, type FileChange, placeInFile } from '../../core/codeChange/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { type FileProposal, type FileProposals, fileNameOf } from '../proposals/fileProposals.ts';
import type { ChangeMaterial } from './changeMaterial.ts';
import { checkFixed } from './checkFixed.ts';
import type { CodeTarget } from './codeTarget.ts';

/** So many answers can be shown once more. */
const mostKept = 20;

/** Behind the button of an answer; not contributed, so it stands in no palette. */
export const showChangesCommand = 'glm.showChanges';

interface Proposed {
  job: ChangeJob;
  files: readonly FileChange[];
  material: ChangeMaterial;
  target: CodeTarget;
}

/** Changes as diffs to accept: shown at once, and again for who closed them too early. */
export class ProposedChanges implements vscode.Disposable {
  readonly #proposals: FileProposals;
  readonly #kept = new Map<number, Proposed>();
  readonly #command: vscode.Disposable;
  #count = 0;

  constructor(proposals: FileProposals) {
    this.#proposals = proposals;
    this.#command = vscode.commands.registerCommand(showChangesCommand, (id: unknown) => this.#again(Number(id)));
  }

  /**
   * @param said what the model says of them, where nothing else shows it
   * @returns what `showChangesCommand` takes
   */
  async show(
    job: ChangeJob,
    files: readonly FileChange[],
    material: ChangeMaterial,
    target: CodeTarget,
    said = '',
  ): Promise<number> {
    const id = ++this.#count;
    this.#kept.set(id, { job, files, material, target });
    this.#kept.delete(id - mostKept);
    const proposals = files.map(file => proposalOf(job, file, material, target));
    await this.#proposals.showAll(proposals, [said, messageFor(proposals)].filter(Boolean).join(' '));
    return id;
  }

  async #again(id: number): Promise<void> {
    const kept = this.#kept.get(id);
    try {
      if (!kept) throw new PlainFailure(vscode.l10n.t('These changes are no longer kept. Ask again.'));
      const { job, target } = kept;
      const material = await reopened(kept.material);
      const files = kept.files.map(file => placedAnew(file, material));
      const proposals = files.map(file => proposalOf(job, file, material, target));
      await this.#proposals.showAll(proposals, messageFor(proposals));
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  dispose(): void {
    this.#command.dispose();
    this.#kept.clear();
  }
}

function proposalOf(
  job: ChangeJob,
  { path, text, edits, isNew, blocks }: FileChange,
  material: ChangeMaterial,
  target: CodeTarget,
): FileProposal {
  const { t } = vscode.l10n;
  const name = path.split('/').at(-1) ?? path;
  const document = material.documents.get(path);
  if (isNew || !document) {
    const uri = material.tests?.uri;
    if (!uri) throw new PlainFailure(t('{0} could not be written.', path));
    const message = t('{0} would be made.', path);
    const again = (): never => {
      throw new PlainFailure(t('{0} exists by now.', path));
    };
    return { document: uri, text, title: titleOf(job, name), message, again };
  }
  const version = document.version;
  const before = vscode.languages.getDiagnostics(document.uri);
  return {
    document,
    text,
    title: titleOf(job, name),
    message: t('Changes to {0}: {1}.', path, edits),
    again: () => proposalOf(job, placedAnew({ path, text, edits, isNew, blocks }, material), material, target),
    accepted: async () => {
      await vscode.window.showTextDocument(document, { preview: false });
      const isTarget = document.uri.toString() === target.document.uri.toString();
      if (job === 'fix' && isTarget && document.version > version) void checkFixed(target, before);
    },
  };
}

/** In the file as it is now. @throws PlainFailure where it no longer fits */
function placedAnew(change: FileChange, { documents }: ChangeMaterial): FileChange {
  const document = documents.get(change.path);
  if (change.isNew || !document) return change;
  const placed = placeInFile(document.getText(), change.blocks);
  if (placed.applied === 0 || placed.problems.length > 0) {
    throw new PlainFailure(
      vscode.l10n.t('{0} has changed since, and the changes no longer fit. Ask again.', fileNameOf(document)),
    );
  }
  return { ...change, text: placed.text, edits: placed.applied };
}

/** The editor lets go of documents that it no longer shows. */
async function reopened(material: ChangeMaterial): Promise<ChangeMaterial> {
  const documents = new Map<string, vscode.TextDocument>();
  for (const [path, { uri }] of material.documents) documents.set(path, await vscode.workspace.openTextDocument(uri));
  return { ...material, documents };
}

function titleOf(job: ChangeJob, name: string): string {
  switch (job) {
    case 'fix':
      return vscode.l10n.t('{0}: proposed fix', name);
    case 'tests':
      return vscode.l10n.t('{0}: proposed tests', name);
    case 'docs':
      return vscode.l10n.t('{0}: proposed documentation', name);
  }
}

function messageFor(proposals: readonly FileProposal[]): string {
  const [only] = proposals;
  return proposals.length === 1 && only
    ? only.message
    : vscode.l10n.t('Files that would change: {0}.', proposals.length);
}
