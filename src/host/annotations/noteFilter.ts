import * as vscode from 'vscode';
import { type KeptNote, type NoteState, noteStates } from '../../core/annotations/keptNote.ts';
import { type NoteKind, noteKinds } from '../../core/annotations/note.ts';
import { kindLabel, type NoteThreads } from './noteThreads.ts';

const stateKey = 'glm.noteFilter';

interface Hidden {
  kinds: readonly NoteKind[];
  states: readonly NoteState[];
}

/** Which notes are shown; remembered for the workspace. */
export class NoteFilter {
  readonly #threads: NoteThreads;
  readonly #memory: vscode.Memento;

  constructor(threads: NoteThreads, memory: vscode.Memento) {
    this.#threads = threads;
    this.#memory = memory;
    this.#apply();
  }

  /** Notes that are there and not shown. */
  get hiddenCount(): number {
    return this.#threads.all.filter(({ note }) => !this.#lets(note)).length;
  }

  /** Lets the user tick kinds and states. */
  async choose(): Promise<void> {
    const { t } = vscode.l10n;
    const hidden = this.#hidden;
    type Item = vscode.QuickPickItem & { kindOfNote?: NoteKind; state?: NoteState };
    const count = (test: (note: KeptNote) => boolean): string =>
      String(this.#threads.all.filter(({ note }) => test(note)).length);
    const items: Item[] = [
      { label: t('Kind'), kind: vscode.QuickPickItemKind.Separator },
      ...noteKinds.map(kind => ({
        label: kindLabel(kind),
        description: count(note => note.kind === kind),
        kindOfNote: kind,
        picked: !hidden.kinds.includes(kind),
      })),
      { label: t('State'), kind: vscode.QuickPickItemKind.Separator },
      ...noteStates.map(state => ({
        label: state === 'open' ? t('Unresolved') : t('Resolved'),
        description: count(note => note.state === state),
        state,
        picked: !hidden.states.includes(state),
      })),
    ];
    const picked = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      title: t('Filter Notes'),
      placeHolder: t('Notes of these kinds and states are shown'),
    });
    if (!picked) return;
    await this.#set({
      kinds: noteKinds.filter(kind => !picked.some(item => item.kindOfNote === kind)),
      states: noteStates.filter(state => !picked.some(item => item.state === state)),
    });
  }

  async showAll(): Promise<void> {
    await this.#set({ kinds: [], states: [] });
  }

  async #set(hidden: Hidden): Promise<void> {
    await this.#memory.update(stateKey, hidden);
    this.#apply();
  }

  #apply(): void {
    this.#threads.show(note => this.#lets(note));
  }

  #lets(note: KeptNote): boolean {
    const { kinds, states } = this.#hidden;
    return !kinds.includes(note.kind) && !states.includes(note.state);
  }

  get #hidden(): Hidden {
    const kept = this.#memory.get<Partial<Hidden>>(stateKey);
    return { kinds: kept?.kinds ?? [], states: kept?.states ?? [] };
  }
}
