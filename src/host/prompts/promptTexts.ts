import * as vscode from 'vscode';
import { usableText } from '../../core/prompts/checkPromptText.ts';
import { fillTemplate, type PromptTemplate, templateText } from '../../core/prompts/promptTemplate.ts';
import { promptTemplateOf, promptTemplates } from '../../core/prompts/promptTemplates.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { promptFileIn, promptFiles, promptIdOf } from './promptFile.ts';

/** A text that a workspace words itself. */
interface OwnText {
  readonly text: string;
  readonly file: vscode.Uri;
}

/**
 * What models are told for each job: as the extension has it in the editor's language, or as the workspace words it.
 * A workspace that is not trusted words nothing: its text would speak for the user.
 */
export class PromptTexts implements vscode.Disposable {
  readonly #own = new Map<string, OwnText>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  /** A text of a workspace came, went or changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(promptFiles);
    const reread = (file: vscode.Uri): void => {
      const id = promptIdOf(file);
      if (id !== undefined) void this.#read(id);
    };
    this.#subscriptions = [
      this.#changed,
      watcher,
      watcher.onDidChange(reread),
      watcher.onDidCreate(reread),
      watcher.onDidDelete(reread),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#readAll()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#readAll()),
    ];
    this.#readAll();
  }

  /** @param values for the placeholders of the template; an override may use the same ones or none */
  async text(template: PromptTemplate, values: Readonly<Record<string, string>> = {}): Promise<string> {
    await this.#read(template.id);
    return this.known(template, values);
  }

  /** The same as it was read last, for who cannot wait. */
  known(template: PromptTemplate, values: Readonly<Record<string, string>> = {}): string {
    const text = this.#own.get(template.id)?.text ?? templateText(template, vscode.env.language);
    return fillTemplate(text, values);
  }

  /** The workspace's own file for a job, where it is used. */
  async override(id: string): Promise<vscode.Uri | undefined> {
    await this.#read(id);
    return this.#own.get(id)?.file;
  }

  /** Files of the workspace whose words these messages hold. */
  ownIn(messages: readonly ChatMessage[]): vscode.Uri[] {
    if (this.#own.size === 0) return [];
    const texts = messages.flatMap(({ content }) =>
      typeof content === 'string' ? [content] : content.map(part => (part.type === 'text' ? part.text : '')),
    );
    return [...this.#own]
      .filter(([id, { text }]) => piecesOf(id, text).some(piece => texts.some(sent => sent.includes(piece))))
      .map(([, { file }]) => file);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #readAll(): void {
    for (const { id } of promptTemplates) void this.#read(id);
  }

  async #read(id: string): Promise<void> {
    const before = this.#own.get(id)?.text;
    const own = vscode.workspace.isTrusted ? await readOwn(id) : undefined;
    if (own) this.#own.set(id, own);
    else this.#own.delete(id);
    if (own?.text !== before) this.#changed.fire();
  }
}

/** Of the first folder that has one. What is open and unsaved counts only once it is saved. */
async function readOwn(id: string): Promise<OwnText | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = promptFileIn(uri, id);
    const bytes = await vscode.workspace.fs.readFile(file).then(
      read => read,
      () => undefined,
    );
    const text = bytes && usableText(new TextDecoder().decode(bytes));
    if (text !== undefined) return { text, file };
  }
  return undefined;
}

/** By which a text is known where it was sent; of one whose lines are sent by themselves, those that are its own. */
function piecesOf(id: string, text: string): string[] {
  const template = promptTemplateOf(id);
  if (!template || !('lines' in template)) return [longestPiece(text)];
  const builtIn = `${template.en}\n${template.zh}`;
  return text
    .split('\n')
    .map(line => longestPiece(line.replace(/^\s*[\w-]+\s*[:：]\s*/, '')).trim())
    .filter(piece => piece.length >= leastPiece && !builtIn.includes(piece));
}

/** Characters; less stands in other texts by chance. */
const leastPiece = 12;

/** Between placeholders, whose values are not known here. */
function longestPiece(text: string): string {
  return text.split(/\{\{\w+\}\}/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}
