/** Gives each conversation its own draft, text and attachments, and keeps it over a reload of the page. */
import * as l10n from '@vscode/l10n';
import { composerTray, type PanelModel, readyOf } from '../state/panelModel.ts';
import type { PanelStore } from '../state/panelStore.ts';
import { changeDraft, savedDrafts, saveLeftTray, saveTray } from '../state/savedState.ts';
import { isEmpty, moveTo, newConversation, renamed } from './drafts.ts';

export interface DraftPlace {
  /** Puts another conversation's text into the composer. */
  showText(text: string): void;
  say(text: string): void;
}

export class DraftKeeper {
  readonly #store: PanelStore;
  readonly #place: DraftPlace;
  #conversationId = '';
  #title = '';
  #savedFrom: Pick<PanelModel, 'leftTrays'> & { tray: PanelModel['tray'] };

  constructor(store: PanelStore, place: DraftPlace) {
    this.#store = store;
    this.#place = place;
    const { tray, leftTrays } = store.model;
    this.#savedFrom = { tray, leftTrays };
  }

  /** To be called after each change of the model. */
  follow(): void {
    this.#save();
    const { phase, conversationId, title, turns } = this.#store.model;
    if (phase !== 'open') return;
    const drafts = savedDrafts();
    const key = turns.length === 0 ? newConversation : conversationId;
    const isSame = this.#conversationId === conversationId;
    const leftTitle = drafts.key === newConversation ? '' : this.#title;
    this.#conversationId = conversationId;
    this.#title = title;
    if (key === drafts.key) return;
    if (isSame) {
      // Its first question is asked.
      changeDraft(renamed(drafts, key));
      return;
    }
    const { drafts: moved, carried } = moveTo(drafts, key);
    changeDraft(moved);
    if (carried) return;
    this.#place.showText(moved.current.text);
    const kept = moved.current.tray.map(view => ({ status: 'ready', key: view.id, view }) as const);
    this.#store.dispatch({ type: 'tray/switched', left: drafts.key, key, kept });
    this.#save();
    if (!isEmpty(drafts.current)) this.#place.say(leftBehind(leftTitle));
  }

  #save(): void {
    const { model } = this.#store;
    const before = this.#savedFrom;
    const tray = composerTray(model);
    const { leftTrays } = model;
    this.#savedFrom = { tray, leftTrays };
    if (tray !== before.tray) saveTray(readyOf(tray));
    if (leftTrays === before.leftTrays) return;
    for (const [key, left] of leftTrays) if (left !== before.leftTrays.get(key)) saveLeftTray(key, readyOf(left));
  }
}

function leftBehind(title: string): string {
  return title === ''
    ? l10n.t('What you began to write is kept: it is there again in a new conversation.')
    : l10n.t('What you began to write stays with “{0}”.', title);
}
