import * as vscode from 'vscode';
import type {
  AssistantTurn,
  Attachment,
  Conversation,
  ConversationRecord,
  MarkRecord,
  Turn,
  UserTurn,
} from '../../core/conversation/index.ts';
import type { CallWait } from '../../provider/index.ts';
import { Cancelled } from '../cancellation.ts';
import { systemTextOf } from '../controls/systemPrompt.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import { CurrentWait } from '../waiting/currentWait.ts';
import { newId, type PictureStore, type StoredConversation } from '../storage/index.ts';
import { answeringModel, runAnswer } from './runAnswer.ts';

export type ConversationEvent =
  /** The turn is new or changed; `wait` is what it waits for before it begins. */
  | { type: 'turn'; turn: Turn; wait?: CallWait }
  | { type: 'delta'; turnId: string; reasoning: string; text: string }
  /** It has another name, was pinned or unpinned, deleted or brought back. */
  | { type: 'marked' }
  /** What followed this turn is no longer shown. */
  | { type: 'cut'; afterTurnId: string | null };

/**
 * A conversation that is being held: the one place where its turns begin, grow and end. Everything happens as a record
 * that goes into memory and onto the disk; whoever shows it listens. Goes on without anybody who does.
 */
export class LiveConversation {
  readonly #services: Services;
  readonly #pictures: PictureStore;
  readonly #stored: StoredConversation;
  readonly #events = new vscode.EventEmitter<ConversationEvent>();
  #running: AbortController | undefined;
  /** What the answer under way waits for. */
  readonly #wait = new CurrentWait();
  #waitingId: string | undefined;
  #ended: Promise<void> = Promise.resolve();
  #toldOfStorage = false;

  readonly onEvent = this.#events.event;

  constructor(services: Services, pictures: PictureStore, stored: StoredConversation) {
    this.#services = services;
    this.#pictures = pictures;
    this.#stored = stored;
  }

  get conversation(): Conversation {
    return this.#stored.conversation;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What an answer waits for before it begins, as of now. */
  waitOf(turnId: string): CallWait | undefined {
    return turnId === this.#waitingId ? this.#wait.now : undefined;
  }

  /** Remembers what was attached, so that a reload of the window finds it. */
  async attach(attachment: Attachment): Promise<void> {
    if (this.conversation.attachment(attachment.id)?.name === attachment.name) return;
    await this.#record({ record: 'attached', attachment });
  }

  /** Asks; resolves when both turns are stored and the request is under way. @throws PlainFailure */
  async send(text: string, attachments: readonly Attachment[]): Promise<UserTurn> {
    const { t } = vscode.l10n;
    if (text.trim() === '' && attachments.length === 0) throw new PlainFailure(t('There is nothing to send.'));
    this.#checkIdle();
    const id = newId();
    const parentId = this.conversation.path.at(-1)?.id ?? null;
    const stored = this.#record({
      record: 'user-turn',
      id,
      parentId,
      atMs: Date.now(),
      text,
      attachments: [...attachments],
    });
    const turn = this.conversation.turn(id);
    if (turn?.role !== 'user') throw new Error('a new turn did not fit');
    this.#events.fire({ type: 'turn', turn });
    await Promise.all([stored, this.#ask(id)]);
    return turn;
  }

  /** Asks again for an answer, in place of this one; the old one stays on the disk. @throws PlainFailure */
  async retry(answerId: string): Promise<void> {
    this.#checkIdle();
    const answer = this.conversation.answer(answerId);
    if (!answer?.parentId) throw new PlainFailure(vscode.l10n.t('There is no such answer any more.'));
    this.#events.fire({ type: 'cut', afterTurnId: answer.parentId });
    await this.#ask(answer.parentId);
  }

  /** Names, pins or deletes; resolves when it is stored. */
  async mark(record: MarkRecord): Promise<void> {
    const stored = this.#record(record);
    this.#events.fire({ type: 'marked' });
    await stored;
  }

  /** @param text nothing goes back to what holds without one */
  async setSystemPrompt(text: string | undefined): Promise<void> {
    if (text === this.conversation.systemPrompt) return;
    await this.#record({ record: 'settings', systemPrompt: text ?? null });
  }

  stop(): void {
    this.#running?.abort(new Cancelled());
  }

  /** Ends what is under way and resolves when what came of it is on the disk. */
  async close(): Promise<void> {
    this.stop();
    await this.#ended;
    await this.stored();
    this.#events.dispose();
  }

  /** Resolves when all that was said so far is on the disk, or cannot be written, which is told. */
  stored(): Promise<void> {
    return this.#stored.writer.flush().catch(error => this.#storageFailed(error));
  }

  #checkIdle(): void {
    if (this.#running) throw new PlainFailure(vscode.l10n.t('An answer is still under way. Stop it first.'));
  }

  /** Begins an answer to the user's turn `parentId`; resolves when it is stored and under way. */
  async #ask(parentId: string): Promise<void> {
    const id = newId();
    const endpoint = this.#services.endpoints.active;
    const choice = this.#services.catalog.chat(endpoint);
    // The endpoint's name stands in until its models are known.
    const model = choice ? answeringModel(choice) : { endpointId: endpoint.id, modelId: '', label: endpoint.label };
    const stored = this.#record({ record: 'assistant-turn', id, parentId, atMs: Date.now(), model });
    const controller = new AbortController();
    this.#running = controller;
    this.#changed(id);
    this.#ended = runAnswer({
      services: this.#services,
      pictures: this.#pictures,
      path: this.conversation.pathTo(parentId),
      system: systemTextOf(this.#services.settings, this.conversation),
      turnId: id,
      endpoint,
      signal: controller.signal,
      record: record => {
        if (record.record === 'finished') this.#running = undefined;
        this.#wait.set(undefined);
        void this.#record(record);
        if (record.record === 'progress' && record.reasoningMs === undefined) {
          const { reasoning, text } = record;
          this.#events.fire({ type: 'delta', turnId: id, reasoning: reasoning?.add ?? '', text: text?.add ?? '' });
        } else this.#changed(id);
      },
      wait: wait => {
        this.#wait.set(wait);
        this.#waitingId = id;
        this.#changed(id);
      },
    });
    await stored;
  }

  /** Never rejects: what cannot be stored is still said, and told once. */
  async #record(record: ConversationRecord): Promise<void> {
    const { conversation, writer } = this.#stored;
    conversation.apply(record);
    if (record.record === 'progress') {
      writer.progress(record);
      return;
    }
    try {
      await writer.append(record);
    } catch (error) {
      this.#storageFailed(error);
    }
  }

  #storageFailed(error: unknown): void {
    const message = vscode.l10n.t('The conversation cannot be saved at present: {0}', String(error));
    this.#services.log.error(message);
    if (this.#toldOfStorage) return;
    this.#toldOfStorage = true;
    void vscode.window.showErrorMessage(message);
  }

  #changed(id: string): void {
    const turn: AssistantTurn | undefined = this.conversation.answer(id);
    if (!turn) return;
    const wait = this.waitOf(id);
    this.#events.fire({ type: 'turn', turn, ...(wait ? { wait } : {}) });
  }
}
