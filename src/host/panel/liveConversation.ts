import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type {
  AssistantTurn,
  Attachment,
  Branch,
  Conversation,
  ConversationRecord,
  MarkRecord,
  ToolChoice,
  Turn,
  UserTurn,
} from '../../core/conversation/index.ts';
import type { VerbName } from '../../core/verbs/index.ts';
import type { CallWait } from '../../provider/index.ts';
import type { ToolBox } from '../agentTools/index.ts';
import { Cancelled } from '../cancellation.ts';
import { systemTextOf } from '../controls/systemPrompt.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import { CurrentWait } from '../waiting/currentWait.ts';
import { newId, type PictureStore, type StoredConversation } from '../storage/index.ts';
import { type AnswerOptions, answeringModel, runAnswer } from './runAnswer.ts';
import { AnswerTools } from './tools/answerTools.ts';
import { type Decision, PendingCalls } from './tools/pendingCalls.ts';

/** A turn as it is shown: with what it waits for before it begins, and where it stands among its siblings. */
export interface ShownTurn {
  turn: Turn;
  wait?: CallWait;
  /** What its tools wait for. */
  pending?: PendingCalls;
  branch?: Branch;
  /** What an answer answers. */
  question?: UserTurn;
}

/** Of turns on the path that is shown, but for `ended` and `marked`. */
export type ConversationEvent =
  /** The turn is new or changed. */
  | ({ type: 'turn' } & ShownTurn)
  | { type: 'delta'; turnId: string; reasoning: string; text: string }
  /** What followed this turn is no longer shown; these are instead. */
  | { type: 'replaced'; afterTurnId: string | null; turns: readonly ShownTurn[] }
  /** An answer is over, whether it is shown or not. */
  | { type: 'ended'; conversation: Conversation; turn: AssistantTurn }
  /** It was named, pinned or deleted. */
  | { type: 'marked' };

interface AnswerUnderWay {
  readonly controller: AbortController;
  /** What it waits for. */
  readonly wait: CurrentWait;
  readonly pending: PendingCalls;
  ended: Promise<void>;
}

/**
 * A conversation that is being held: the one place where its turns begin, grow and end. Everything happens as a record
 * that goes into memory and onto the disk; whoever shows it listens. Goes on without anybody who does.
 */
export class LiveConversation {
  readonly #services: Services;
  readonly #pictures: PictureStore;
  readonly #stored: StoredConversation;
  readonly #tools: ToolBox;
  readonly #events = new vscode.EventEmitter<ConversationEvent>();
  /** By the answer's id: several, when the user went to another branch and asked there. */
  readonly #running = new Map<string, AnswerUnderWay>();
  #toldOfStorage = false;

  readonly onEvent = this.#events.event;

  constructor(services: Services, pictures: PictureStore, stored: StoredConversation, tools: ToolBox) {
    this.#services = services;
    this.#pictures = pictures;
    this.#stored = stored;
    this.#tools = tools;
  }

  get conversation(): Conversation {
    return this.#stored.conversation;
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** An answer that is shown last is under way: nothing can be asked after it. */
  get isAnswering(): boolean {
    const last = this.conversation.path.at(-1);
    return last !== undefined && this.#running.has(last.id);
  }

  /** What an answer waits for before it begins, as of now. */
  waitOf(turnId: string): CallWait | undefined {
    return this.#running.get(turnId)?.wait.now;
  }

  /** What is shown, first to last. */
  get shown(): readonly ShownTurn[] {
    return this.conversation.path.map(turn => this.#shownTurn(turn));
  }

  /** Remembers what was attached, so that a reload of the window finds it. */
  async attach(attachment: Attachment): Promise<void> {
    if (isDeepStrictEqual(this.conversation.attachment(attachment.id), attachment)) return;
    await this.#record({ record: 'attached', attachment });
  }

  /**
   * Asks; resolves when both turns are stored and the request is under way.
   * @param replacing a question that this one is the better version of: it becomes a branch beside it
   * @param verb what it runs, where it begins with one
   * @throws PlainFailure
   */
  async send(
    text: string,
    attachments: readonly Attachment[],
    { replacing, verb }: { replacing?: string | undefined; verb?: VerbName | undefined } = {},
  ): Promise<UserTurn> {
    const { t } = vscode.l10n;
    if (text.trim() === '' && attachments.length === 0) throw new PlainFailure(t('There is nothing to send.'));
    const { conversation } = this;
    const replaced = replacing === undefined ? undefined : conversation.turn(replacing);
    if (replacing !== undefined && replaced?.role !== 'user') {
      throw new PlainFailure(t('There is no such question any more.'));
    }
    const parentId = replaced ? replaced.parentId : (conversation.path.at(-1)?.id ?? null);
    this.#checkOver(parentId);
    const id = newId();
    const stored = this.#record({
      record: 'user-turn',
      id,
      parentId,
      atMs: Date.now(),
      text,
      attachments: [...attachments],
      ...(verb && { verb }),
    });
    const turn = conversation.turn(id);
    if (turn?.role !== 'user') throw new Error('a new turn did not fit');
    if (replaced) this.#replaced(parentId);
    else this.#events.fire({ type: 'turn', ...this.#shownTurn(turn) });
    await Promise.all([stored, this.#ask(id)]);
    return turn;
  }

  /**
   * Asks again for an answer, beside this one, which stays a branch.
   * @param modelId for this answer alone; without, the model that is chosen
   * @throws PlainFailure
   */
  async retry(answerId: string, modelId?: string): Promise<void> {
    this.#checkOver(answerId);
    const { parentId } = this.#answer(answerId);
    if (parentId === null) throw noSuchAnswer();
    await this.#ask(parentId, { modelId, replaces: true });
  }

  /** Has the model that gave an answer go on with it, in the same turn. @throws PlainFailure */
  async continue(answerId: string): Promise<void> {
    this.#checkOver(answerId);
    const answer = this.#answer(answerId);
    if (answer.text.trim() === '' && !answer.calls)
      throw new PlainFailure(vscode.l10n.t('There is nothing to go on with. Ask again.'));
    const part = (answer.earlier?.length ?? 0) + 2;
    const stored = this.#record({ record: 'continued', turnId: answerId, atMs: Date.now(), part });
    const { endpoints } = this.#services;
    this.#begin(answerId, {
      endpoint: endpoints.find(answer.model.endpointId) ?? endpoints.active,
      modelId: answer.model.modelId,
      path: this.conversation.pathTo(answer.parentId),
      continues: answer,
    });
    await stored;
  }

  /** Shows the branch so many steps later, or earlier; what is under way in this one goes on. @throws PlainFailure */
  async switch(turnId: string, steps: number): Promise<void> {
    const head = this.conversation.headAt(turnId, steps);
    if (head === undefined) throw new PlainFailure(vscode.l10n.t('There is no other version in this direction.'));
    await this.#show(head, this.conversation.turn(turnId)?.parentId ?? null);
  }

  /** Shows the branch that this turn is in, as it was left. */
  async reveal(turnId: string): Promise<void> {
    const head = this.conversation.headAt(turnId, 0);
    if (head !== undefined && !this.conversation.isShown(turnId)) await this.#show(head, null);
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

  /** Which tools its models may use, from the next answer on. */
  async setTools(tools: ToolChoice): Promise<void> {
    await this.#record({ record: 'settings', tools });
  }

  /** Answers what a call waits for. @throws PlainFailure when it waits no longer */
  decide(turnId: string, callId: string, decision: Decision): void {
    if (this.#running.get(turnId)?.pending.decide(callId, decision)) return;
    throw new PlainFailure(vscode.l10n.t('This call waits for nothing any more.'));
  }

  /** Stops this answer, or all that are under way. */
  stop(turnId?: string): void {
    for (const [id, { controller }] of this.#running) {
      if (turnId === undefined || id === turnId) controller.abort(new Cancelled());
    }
  }

  /** Ends what is under way and resolves when what came of it is on the disk. */
  async close(): Promise<void> {
    this.stop();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
    await this.stored();
    this.#events.dispose();
  }

  /** Resolves when all that was said so far is on the disk, or cannot be written, which is told. */
  stored(): Promise<void> {
    return this.#stored.writer.flush().catch(error => this.#storageFailed(error));
  }

  #answer(id: string): AssistantTurn {
    const answer = this.conversation.answer(id);
    if (!answer) throw noSuchAnswer();
    return answer;
  }

  /** What is asked after must have been said; an answer in another branch may still be under way. */
  #checkOver(turnId: string | null): void {
    if (turnId === null || !this.#running.has(turnId)) return;
    throw new PlainFailure(vscode.l10n.t('An answer is still under way. Stop it first.'));
  }

  /** Begins an answer to the user's turn `parentId`; resolves when it is stored and under way. */
  async #ask(parentId: string, { modelId, replaces }: { modelId?: string | undefined; replaces?: boolean } = {}) {
    const id = newId();
    const endpoint = this.#services.endpoints.active;
    const choice = this.#services.catalog.chat(endpoint, modelId);
    // The endpoint's name stands in until its models are known.
    const model = choice ? answeringModel(choice) : { endpointId: endpoint.id, modelId: '', label: endpoint.label };
    const stored = this.#record({ record: 'assistant-turn', id, parentId, atMs: Date.now(), model });
    if (replaces) this.#replaced(parentId);
    this.#begin(id, { endpoint, modelId, path: this.conversation.pathTo(parentId) });
    await stored;
  }

  #begin(id: string, asked: Pick<AnswerOptions, 'endpoint' | 'modelId' | 'path' | 'continues'>): void {
    const running: AnswerUnderWay = {
      controller: new AbortController(),
      wait: new CurrentWait(),
      pending: new PendingCalls(() => this.#changed(id)),
      ended: Promise.resolve(),
    };
    this.#running.set(id, running);
    this.#changed(id);
    const record = (told: ConversationRecord): void => this.#take(id, told);
    running.ended = runAnswer({
      ...asked,
      tools: this.#toolsFor(id, asked, running.pending, record),
      services: this.#services,
      pictures: this.#pictures,
      system: systemTextOf(this.#services, this.conversation),
      turnId: id,
      signal: running.controller.signal,
      record,
      wait: wait => {
        running.wait.set(wait);
        this.#changed(id);
      },
    });
  }

  #toolsFor(
    turnId: string,
    { endpoint, path, continues }: Pick<AnswerOptions, 'endpoint' | 'path' | 'continues'>,
    pending: PendingCalls,
    record: (record: ConversationRecord) => void,
  ): AnswerTools {
    const { conversation } = this;
    return new AnswerTools({
      turnId,
      conversationId: conversation.id,
      tools: this.#tools.offered(this.#tools.choiceOf(conversation)),
      permissions: this.#tools.permissions,
      prompts: this.#services.prompts,
      pictures: this.#pictures,
      path: continues ? [...path, continues] : path,
      recipient: endpoint.label,
      pending,
      record,
    });
  }

  #take(id: string, record: ConversationRecord): void {
    const isOver = record.record === 'finished';
    this.#running.get(id)?.wait.set(undefined);
    void this.#record(record);
    if (record.record === 'progress' && record.reasoningMs === undefined) {
      if (!this.conversation.isShown(id)) return;
      const { reasoning, text } = record;
      this.#events.fire({ type: 'delta', turnId: id, reasoning: reasoning?.add ?? '', text: text?.add ?? '' });
      return;
    }
    if (isOver) this.#running.delete(id);
    this.#changed(id);
    const turn = this.conversation.answer(id);
    if (isOver && turn) this.#events.fire({ type: 'ended', conversation: this.conversation, turn });
  }

  /** @param parentId the turn in front of what changes */
  async #show(head: string, parentId: string | null): Promise<void> {
    const stored = this.#record({ record: 'head', turnId: head });
    this.#replaced(parentId);
    await stored;
  }

  #replaced(afterTurnId: string | null): void {
    const { shown } = this;
    const after = shown.findIndex(({ turn }) => turn.id === afterTurnId);
    this.#events.fire({ type: 'replaced', afterTurnId, turns: shown.slice(after + 1) });
  }

  #shownTurn(turn: Turn): ShownTurn {
    const wait = this.waitOf(turn.id);
    const branch = this.conversation.branchOf(turn.id);
    const pending = this.#running.get(turn.id)?.pending;
    const before =
      turn.role === 'assistant' && turn.parentId !== null ? this.conversation.turn(turn.parentId) : undefined;
    const question = before?.role === 'user' ? before : undefined;
    return {
      turn,
      ...(wait && { wait }),
      ...(pending && { pending }),
      ...(branch && { branch }),
      ...(question && { question }),
    };
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
    const turn = this.conversation.answer(id);
    if (turn && this.conversation.isShown(id)) this.#events.fire({ type: 'turn', ...this.#shownTurn(turn) });
  }
}

function noSuchAnswer(): PlainFailure {
  return new PlainFailure(vscode.l10n.t('There is no such answer any more.'));
}
