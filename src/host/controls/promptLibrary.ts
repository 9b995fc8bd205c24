import * as vscode from 'vscode';
import { fillPrompt, type FilledPrompt, type KeptPrompt, mergePrompts } from '../../core/controls/index.ts';
import { fenced } from '../../core/prompts/codeContext.ts';
import type { PromptView } from '../../protocol/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { LastEditor } from '../panel/lastEditor.ts';
import type { Settings } from '../settings.ts';
import { newId } from '../storage/index.ts';
import { builtInPrompts } from './builtInPrompts.ts';

/** Characters that a place may be filled with: more belongs into an attachment. */
const longestFilling = 200_000;

/** The prompts that people keep: in their settings, so that they travel with them. */
export class PromptLibrary {
  readonly #settings: Settings;
  readonly #lastEditor: Pick<LastEditor, 'document' | 'selectedText'>;
  /** What `restore` brings back: the entry as it stood, or none where a built-in one stood as it came. */
  #deleted: { id: string; index: number; kept: KeptPrompt | undefined } | undefined;

  constructor(settings: Settings, lastEditor: Pick<LastEditor, 'document' | 'selectedText'>) {
    this.#settings = settings;
    this.#lastEditor = lastEditor;
  }

  get all(): PromptView[] {
    return mergePrompts(builtInPrompts(), this.#settings.prompts);
  }

  /** @param id none: a new one. @throws PlainFailure */
  async save(id: string | undefined, name: string, text: string): Promise<string> {
    const { t } = vscode.l10n;
    if (name.trim() === '') throw new PlainFailure(t('Give the prompt a name.'));
    if (text.trim() === '') throw new PlainFailure(t('The prompt has no text.'));
    const entry = { id: id ?? newId(), name: name.trim(), text };
    const kept = this.#settings.prompts;
    const index = kept.findIndex(prompt => prompt.id === entry.id);
    await this.#settings.setPrompts(index < 0 ? [...kept, entry] : kept.with(index, entry));
    return entry.id;
  }

  /** @throws PlainFailure */
  async delete(id: string): Promise<void> {
    const prompt = this.#find(id);
    const kept = this.#settings.prompts;
    const index = kept.findIndex(entry => entry.id === id);
    this.#deleted = { id, index: index < 0 ? kept.length : index, kept: kept[index] };
    const others = kept.filter(entry => entry.id !== id);
    const hidden = { id, name: prompt.name, text: prompt.text, hidden: true };
    await this.#settings.setPrompts(prompt.isBuiltIn ? [...others, hidden] : others);
  }

  /** @throws PlainFailure when nothing was deleted in this window */
  async restore(): Promise<void> {
    const deleted = this.#deleted;
    if (!deleted) throw new PlainFailure(vscode.l10n.t('There is nothing to bring back.'));
    const others = this.#settings.prompts.filter(({ id }) => id !== deleted.id);
    await this.#settings.setPrompts(deleted.kept ? others.toSpliced(deleted.index, 0, deleted.kept) : others);
    this.#deleted = undefined;
  }

  /** One that came with the extension, as it came. */
  async reset(id: string): Promise<void> {
    await this.#settings.setPrompts(this.#settings.prompts.filter(entry => entry.id !== id));
  }

  /** @throws PlainFailure */
  async fill(id: string): Promise<FilledPrompt> {
    const { text } = this.#find(id);
    const document = this.#lastEditor.document;
    const selected = this.#lastEditor.selectedText;
    const clipboard = await vscode.env.clipboard.readText();
    const code = (value: string | undefined): string | undefined =>
      document && value ? fenced(value.replace(/\n$/, ''), document.languageId) : undefined;
    const known = {
      selection: code(selected),
      file: code(document?.getText()),
      fileName: document && vscode.workspace.asRelativePath(document.uri),
      clipboard: clipboard.trim() === '' ? undefined : clipboard,
      language: new Intl.DisplayNames([vscode.env.language], { type: 'language' }).of(vscode.env.language),
    };
    const filled = fillPrompt(text, known);
    if (filled.text.length > text.length + longestFilling) {
      throw new PlainFailure(vscode.l10n.t('That is too long for the text of a message. Attach it instead.'));
    }
    return filled;
  }

  #find(id: string): PromptView {
    const prompt = this.all.find(entry => entry.id === id);
    if (!prompt) throw new PlainFailure(vscode.l10n.t('There is no such prompt any more.'));
    return prompt;
  }
}
