import * as vscode from 'vscode';
import { hashesOf, type ImageAttachment, type Picture } from '../../core/attachments/index.ts';
import { type Attachment, attachedIn, type Conversation, type MarkRecord } from '../../core/conversation/index.ts';
import { verbCallOf } from '../../core/verbs/index.ts';
import type { ToolBox } from '../agentTools/index.ts';
import { judgeAttachments } from '../attachments/judgeAttachments.ts';
import { PlainFailure } from '../errorMessages.ts';
import { seeingModel } from '../modelCatalog.ts';
import { materialFor } from '../verbs/materialFor.ts';
import type { Services } from '../services.ts';
import {
  type ConversationStore,
  type Held,
  NewerConversation,
  newId,
  type PictureStore,
  type StoredConversation,
} from '../storage/index.ts';
import { type ConversationEvent, LiveConversation } from './liveConversation.ts';

/** The one thing that is remembered outside the store. */
const openConversationKey = 'glm.openConversation';

export type SessionEvent = ConversationEvent | { type: 'opened' };

/**
 * Which conversation the panels show: one for all of them, so that they stay equal. Another one can be opened while an
 * answer in the last one goes on.
 */
export class ConversationSession {
  readonly #services: Services;
  readonly #conversations: ConversationStore;
  readonly #pictures: PictureStore;
  readonly #tools: ToolBox;
  readonly #events = new vscode.EventEmitter<SessionEvent>();
  /** Whatever was attached in this window, so that a composer may take it along into another conversation. */
  readonly #attached = new Map<string, Attachment>();
  readonly #changed = new vscode.EventEmitter<Conversation>();
  readonly #heldChanged = new vscode.EventEmitter<void>();
  readonly #live = new Map<string, LiveConversation>();
  /** Let go of and not yet all on the disk: whoever wants them again waits for that. */
  readonly #closing = new Map<string, Promise<void>>();
  #current: Promise<LiveConversation> | undefined;
  #shown: LiveConversation | undefined;
  /** Counts what was asked to be shown: of several, the last one is. */
  #asked = 0;

  readonly onEvent = this.#events.event;
  /** Of all that are held, also those that go on unseen: a turn is new or has ended, a mark was set. */
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeHeld = this.#heldChanged.event;

  constructor(services: Services, conversations: ConversationStore, pictures: PictureStore, tools: ToolBox) {
    this.#services = services;
    this.#conversations = conversations;
    this.#pictures = pictures;
    this.#tools = tools;
  }

  /** The conversation that is open; read from the disk when it is first asked for. */
  current(): Promise<LiveConversation> {
    this.#current ??= this.#restore().then(live => this.#show(live));
    return this.#current;
  }

  /** Begins a new conversation; the old one stays where it is, and goes on if it is going. */
  async start(): Promise<void> {
    this.#asked++;
    if ((await this.current()).conversation.isEmpty) {
      // Empty already: only the composers are to be told.
      this.#events.fire({ type: 'opened' });
      return;
    }
    const live = this.#create();
    this.#show(live);
    this.#current = Promise.resolve(live);
    this.#events.fire({ type: 'opened' });
  }

  /** Shows another conversation; an answer under way in the last one goes on. @throws PlainFailure */
  async open(id: string): Promise<void> {
    const asked = ++this.#asked;
    await this.current();
    const live = this.#live.get(id) ?? (await this.#read(id));
    if (!live) throw new PlainFailure(vscode.l10n.t('This conversation is no longer there.'));
    if (asked !== this.#asked) {
      // Meanwhile another one was asked for.
      if (live !== this.#shown && !live.isRunning) this.#letGo(live);
      return;
    }
    if (live === this.#shown) return;
    this.#show(live);
    this.#current = Promise.resolve(live);
    this.#events.fire({ type: 'opened' });
  }

  /** What this window has in hand, which no other one may remove. */
  get held(): Held {
    const hashes = [...this.#attached.values()].flatMap(hashesOf);
    return { conversations: [...this.#live.keys(), ...this.#closing.keys()], hashes };
  }

  isRunning(id: string): boolean {
    return this.#live.get(id)?.isRunning ?? false;
  }

  /** Resolves when all that this window has said of it so far is on the disk, or cannot be written at present. */
  async stored(id: string): Promise<void> {
    await this.#closing.get(id);
    await this.#live.get(id)?.stored();
  }

  /**
   * Names, pins or deletes any conversation, whether it is held or not; resolves when it is stored.
   * @throws PlainFailure when there is no such conversation, or the system's error
   */
  async mark(id: string, record: MarkRecord): Promise<void> {
    const live = this.#live.get(id);
    if (live) {
      if (record.record === 'deleted' && record.deleted) live.stop();
      await live.mark(record);
      return;
    }
    const stored = await this.#stored(id);
    if (!stored) throw new PlainFailure(vscode.l10n.t('This conversation is no longer there.'));
    stored.conversation.apply(record);
    await stored.writer.append(record);
    this.#changed.fire(stored.conversation);
  }

  /**
   * @param replacing the question that this one stands beside
   * @throws PlainFailure when one of the pictures is unknown
   */
  async send(text: string, attachmentIds: readonly string[], replacing?: string): Promise<string> {
    const live = await this.current();
    const given = await Promise.all(attachmentIds.map(id => this.attachment(id)));
    const call = verbCallOf(text);
    const attachments = call ? materialFor(call.verb, given, live.conversation, replacing) : given;
    await this.#checkTaken(attachments, live);
    return (await live.send(text, attachments, { replacing, verb: call?.verb.name })).id;
  }

  /** What nobody would read must not be sent as if somebody did. @throws PlainFailure */
  async #checkTaken(attachments: readonly Attachment[], { conversation }: LiveConversation): Promise<void> {
    if (attachments.every(({ kind }) => kind === 'text')) return;
    const { plans, conflict } = await judgeAttachments(attachments, attachedIn(conversation.path), this.#services);
    const problems = plans.flatMap(({ problem }) => (problem ? [problem.text] : []));
    if (conflict?.isProblem) problems.push(conflict.text);
    if (problems.length > 0) {
      throw new PlainFailure([...new Set(problems)].join(' '), ['choose-model', 'choose-endpoint']);
    }
  }

  /**
   * Stores a picture and remembers it for a message to come.
   * @throws UnreadablePicture, or the system's error
   */
  async attach(picture: Picture): Promise<ImageAttachment> {
    const { catalog, pictures } = this.#services;
    const viewable = await pictures.viewable(picture);
    await pictures.prepare(viewable, seeingModel(catalog));
    return this.remember(await this.#pictures.add(viewable));
  }

  /** Keeps an attachment for a message to come; in place of the one with its id, where there is one. */
  async remember<T extends Attachment>(attachment: T): Promise<T> {
    this.#attached.set(attachment.id, attachment);
    this.#heldChanged.fire();
    const live = await this.current();
    await live.attach(attachment);
    return attachment;
  }

  /** @throws PlainFailure when the picture is no longer stored */
  async attachment(id: string): Promise<Attachment> {
    const { conversation } = await this.current();
    // A composer outlives the window and the conversation; what it holds is named by the hash of its bytes.
    const found = this.#attached.get(id) ?? conversation.attachment(id) ?? (await this.#pictures.find(id));
    if (!found) throw new PlainFailure(vscode.l10n.t('An attachment is no longer there. Attach it again.'));
    return found;
  }

  /** Ends all that is under way and resolves when it is on the disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#closing.values(), ...[...this.#live.values()].map(live => live.close())]);
    this.#events.dispose();
    this.#changed.dispose();
    this.#heldChanged.dispose();
  }

  async #restore(): Promise<LiveConversation> {
    const { context, log } = this.#services;
    const id = context.globalState.get<string>(openConversationKey);
    if (id === undefined) return this.#create();
    try {
      const live = await this.#read(id);
      return live && !live.conversation.deleted ? live : this.#create();
    } catch (error) {
      const message = error instanceof PlainFailure ? error.message : String(error);
      log.error(message);
      void vscode.window.showWarningMessage(message);
      return this.#create();
    }
  }

  /** @returns undefined when there is none. @throws PlainFailure when it cannot be read */
  async #read(id: string): Promise<LiveConversation | undefined> {
    try {
      const stored = await this.#stored(id);
      // Two may have asked for it at once.
      const live = this.#live.get(id);
      if (live || !stored) return live;
      for (const problem of stored.problems) this.#services.log.warn(`conversation ${id}: ${problem}`);
      return this.#hold(new LiveConversation(this.#services, this.#pictures, stored, this.#tools));
    } catch (error) {
      throw new PlainFailure(
        error instanceof NewerConversation
          ? vscode.l10n.t('The conversation was written by a newer version of this extension, and is left as it is.')
          : vscode.l10n.t('The conversation could not be opened: {0}', String(error)),
      );
    }
  }

  /** As it stands on the disk, when all that this window has to say about it is there. */
  async #stored(id: string): Promise<StoredConversation | undefined> {
    await this.#closing.get(id);
    return await this.#conversations.open(id);
  }

  #create(): LiveConversation {
    const stored = this.#conversations.create(newId(), Date.now());
    const live = new LiveConversation(this.#services, this.#pictures, stored, this.#tools);
    return this.#hold(live);
  }

  #hold(live: LiveConversation): LiveConversation {
    this.#live.set(live.conversation.id, live);
    this.#heldChanged.fire();
    live.onEvent(event => {
      if (live === this.#shown || event.type === 'ended') this.#events.fire(event);
      if (live !== this.#shown && !live.isRunning) this.#letGo(live);
      if (event.type !== 'delta') this.#changed.fire(live.conversation);
    });
    return live;
  }

  /** Forgets a conversation that nobody looks at, once its last record is on disk: until then `close` waits for it. */
  #letGo(live: LiveConversation): void {
    const { id } = live.conversation;
    if (this.#live.get(id) !== live) return;
    this.#live.delete(id);
    const closed = live.close().finally(() => {
      this.#closing.delete(id);
      this.#heldChanged.fire();
    });
    this.#closing.set(id, closed);
  }

  #show(live: LiveConversation): LiveConversation {
    const before = this.#shown;
    this.#shown = live;
    if (before && !before.isRunning) this.#letGo(before);
    const { id } = live.conversation;
    const { context, log } = this.#services;
    context.globalState.update(openConversationKey, id).then(undefined, error => log.error(String(error)));
    return live;
  }
}
