import type { Usage } from '../../provider/index.ts';
import { type Cost, totalsOf, type UsageTotals } from '../usage/index.ts';
import type { MeasuredDifferences } from '../verbs/measuredDifferences.ts';
import type { Attachment } from '../attachments/attachment.ts';
import { type AnswerCall, picturesOfCalls } from './answerCall.ts';
import type { AnsweringModel, ConversationRecord, LeftOut, Piece, ToolChoice, TurnError } from './records.ts';
import type { Sound } from './sound.ts';
import { titleOf } from './title.ts';
import type { WebSource } from './webSource.ts';

export interface UserTurn {
  readonly role: 'user';
  readonly id: string;
  readonly parentId: string | null;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The verb that it runs: `ocr`. */
  readonly verb?: string;
}

export type AnswerStatus = 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';

export interface AssistantTurn {
  readonly role: 'assistant';
  readonly id: string;
  readonly parentId: string | null;
  readonly atMs: number;
  readonly status: AnswerStatus;
  readonly model: AnsweringModel;
  readonly notices: readonly string[];
  readonly reasoning: string;
  readonly reasoningMs?: number;
  readonly text: string;
  /** In the order in which they began. */
  readonly calls?: readonly AnswerCall[];
  readonly sound?: Sound;
  readonly sources?: readonly WebSource[];
  /** Of the two pictures that it compares. */
  readonly measured?: MeasuredDifferences;
  /** Of the part that came last. */
  readonly usage?: Usage;
  readonly cost?: Cost;
  readonly cutByLength?: boolean;
  /** It ended because it had used its tools as often as it may. */
  readonly outOfRounds?: boolean;
  readonly error?: TurnError;
  /** What it did not get to read. */
  readonly context?: LeftOut;
  /** Of an answer that went on after its end: what the parts before took. */
  readonly earlier?: readonly AnswerPart[];
}

export interface AnswerPart {
  readonly usage?: Usage;
  readonly cost?: Cost;
}

/** Where a turn stands among those that say the same place of the conversation in another way. */
export interface Branch {
  /** From 1, oldest first. */
  readonly index: number;
  readonly count: number;
}

export type Turn = UserTurn | AssistantTurn;

/**
 * A conversation as the sum of its records. Turns form a tree: asking again adds a sibling and keeps the old answer,
 * and what is shown is the path from the root to `head`. Holds no clock, no ids of its own and no disk.
 */
export class Conversation {
  readonly id: string;
  readonly #turns = new Map<string, Turn>();
  readonly #attached = new Map<string, Attachment>();
  /** By the turn in front; oldest first. */
  readonly #children = new Map<string | null, string[]>();
  /** Which of the children was shown last: coming back to a branch shows it as it was left. */
  readonly #shownChild = new Map<string | null, string>();
  readonly #shown = new Set<string>();
  #head: string | null = null;
  #name = '';
  #pinned = false;
  #deleted = false;
  #changedAtMs = 0;
  #systemPrompt: string | undefined;
  #tools: ToolChoice | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** The turns that are shown, first to last. */
  get path(): readonly Turn[] {
    return this.pathTo(this.#head);
  }

  /** As the user named it, else by its content; empty until something was said. */
  get title(): string {
    if (this.#name !== '') return this.#name;
    const first = this.path[0];
    return first?.role === 'user' ? titleOf(first.text, first.attachments) : '';
  }

  /** Of all answers, also those that another one took the place of: they were paid for too. */
  get usage(): UsageTotals {
    const answers = [...this.#turns.values()].filter(turn => turn.role === 'assistant');
    return totalsOf(answers.flatMap(partsOf).map(({ cost = { kind: 'unknown' }, ...part }) => ({ ...part, cost })));
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  get deleted(): boolean {
    return this.#deleted;
  }

  /** When something was said last, in milliseconds since 1970; when it was begun, before that. */
  get changedAtMs(): number {
    return this.#changedAtMs;
  }

  /** All of the tree, in the order in which they began. */
  get turns(): Iterable<Turn> {
    return this.#turns.values();
  }

  /** All that was ever attached, also what was not sent. */
  get attachments(): Iterable<Attachment> {
    return this.#attached.values();
  }

  get isEmpty(): boolean {
    return this.#turns.size === 0;
  }

  /** Its own one, in place of what the user has as a default. */
  get systemPrompt(): string | undefined {
    return this.#systemPrompt;
  }

  /** What its models may use, where that was chosen here. */
  get tools(): ToolChoice | undefined {
    return this.#tools;
  }

  turn(id: string): Turn | undefined {
    return this.#turns.get(id);
  }

  answer(id: string): AssistantTurn | undefined {
    const turn = this.#turns.get(id);
    return turn?.role === 'assistant' ? turn : undefined;
  }

  attachment(id: string): Attachment | undefined {
    return this.#attached.get(id);
  }

  /** On the path that is shown. */
  isShown(id: string): boolean {
    return this.#shown.has(id);
  }

  /** Nothing for a turn that has no siblings. */
  branchOf(id: string): Branch | undefined {
    const siblings = this.#siblings(id);
    return siblings.length < 2 ? undefined : { index: siblings.indexOf(id) + 1, count: siblings.length };
  }

  /** The last turn to show when the sibling so many steps later (or earlier, below 0) is chosen. */
  headAt(id: string, steps: number): string | undefined {
    const siblings = this.#siblings(id);
    const at = siblings.indexOf(id) + steps;
    let head = at < 0 ? undefined : siblings[at];
    for (let next = head; next !== undefined; next = this.#shownChild.get(next)) head = next;
    return head;
  }

  /** From the root to this turn, which is the last element. */
  pathTo(id: string | null): readonly Turn[] {
    const path: Turn[] = [];
    for (let turn = this.#find(id); turn; turn = this.#find(turn.parentId)) path.push(turn);
    return path.reverse();
  }

  /**
   * A record that does not fit (of a turn that is not here, or is here already) changes nothing.
   * @returns whether it fitted.
   */
  apply(record: ConversationRecord): boolean {
    switch (record.record) {
      case 'conversation':
        this.#changedAtMs ||= record.atMs;
        return record.id === this.id;
      case 'renamed':
        this.#name = record.title;
        return true;
      case 'pinned':
        this.#pinned = record.pinned;
        return true;
      case 'deleted':
        this.#deleted = record.deleted;
        return true;
      case 'attached':
        this.#attached.set(record.attachment.id, record.attachment);
        return true;
      case 'settings':
        if (record.systemPrompt !== undefined) this.#systemPrompt = record.systemPrompt ?? undefined;
        if (record.tools !== undefined) this.#tools = record.tools;
        return true;
      case 'user-turn': {
        const { record: _, ...turn } = record;
        for (const attachment of turn.attachments) this.#attached.set(attachment.id, attachment);
        return this.#add({ role: 'user', ...turn });
      }
      case 'assistant-turn': {
        const { record: _, ...turn } = record;
        return this.#add({ role: 'assistant', ...turn, status: 'waiting', notices: [], reasoning: '', text: '' });
      }
      case 'model':
        return this.#change(record.turnId, () => {
          const { model, notices, context } = record;
          return { model, notices, ...(context && { context }) };
        });
      case 'progress':
        return this.#change(record.turnId, turn => {
          const reasoning = extend(turn.reasoning, record.reasoning);
          const text = extend(turn.text, record.text);
          const { reasoningMs = turn.reasoningMs } = record;
          const status = turn.status === 'waiting' ? 'streaming' : turn.status;
          return { reasoning, text, status, ...(reasoningMs === undefined ? {} : { reasoningMs }) };
        });
      case 'call':
        for (const picture of picturesOfCalls([record.call])) this.#attached.set(picture.id, picture);
        return this.#change(record.turnId, ({ status, calls = [] }) => ({
          calls: withCall(calls, record.call),
          status: status === 'waiting' ? 'streaming' : status,
        }));
      case 'sound':
        return this.#change(record.turnId, () => ({ sound: record.sound }));
      case 'sources':
        return this.#change(record.turnId, () => ({ sources: record.sources }));
      case 'measured':
        return this.#change(record.turnId, () => ({ measured: record.measured }));
      case 'finished':
        this.#changedAtMs = Math.max(this.#changedAtMs, record.atMs);
        return this.#change(record.turnId, ({ calls }) => {
          const { record: _, turnId: __, atMs: ___, ...rest } = record;
          return { ...rest, ...(calls && { calls: stoppedCalls(calls) }) };
        });
      case 'continued':
        this.#changedAtMs = Math.max(this.#changedAtMs, record.atMs);
        return this.#continue(record.turnId, record.part);
      case 'head':
        if (!this.#turns.has(record.turnId)) return false;
        this.#show(record.turnId);
        return true;
    }
  }

  /** Answers whose writer is gone count as stopped; what came is kept. For a conversation that was just read. */
  stopUnfinished(): void {
    for (const turn of this.#turns.values()) {
      if (turn.role !== 'assistant' || !isUnfinished(turn.status)) continue;
      const { calls } = turn;
      this.#turns.set(turn.id, { ...turn, status: 'stopped', ...(calls && { calls: stoppedCalls(calls) }) });
    }
  }

  #find(id: string | null): Turn | undefined {
    return id === null ? undefined : this.#turns.get(id);
  }

  #add(turn: Turn): boolean {
    // Parents come first, so the tree cannot grow a ring.
    if (this.#turns.has(turn.id) || (turn.parentId !== null && !this.#turns.has(turn.parentId))) return false;
    this.#turns.set(turn.id, turn);
    this.#changedAtMs = Math.max(this.#changedAtMs, turn.atMs);
    this.#deleted = false;
    const siblings = this.#children.get(turn.parentId);
    if (siblings) siblings.push(turn.id);
    else this.#children.set(turn.parentId, [turn.id]);
    this.#show(turn.id);
    return true;
  }

  #show(head: string): void {
    const turn = this.#find(head);
    // The usual case, a thousand times when a conversation is read: one more at the end.
    if (turn?.parentId === this.#head) {
      this.#shownChild.set(this.#head, head);
      this.#shown.add(head);
    } else {
      this.#shown.clear();
      for (const { id, parentId } of this.pathTo(head)) {
        this.#shownChild.set(parentId, id);
        this.#shown.add(id);
      }
    }
    this.#head = head;
  }

  /** Attempts that came to nothing are no branch to go to, beside the one that is shown. */
  #siblings(id: string): string[] {
    const turn = this.#find(id);
    const all = (turn && this.#children.get(turn.parentId)) ?? [];
    return all.filter(sibling => sibling === id || !cameToNothing(this.#find(sibling)));
  }

  #continue(id: string, part: number): boolean {
    const turn = this.answer(id);
    if (!turn) return false;
    const { usage, cost, cutByLength: _, outOfRounds: __, error: ___, earlier = [], ...rest } = turn;
    if (part <= earlier.length + 1) return true;
    const before = { ...(usage && { usage }), ...(cost && { cost }) };
    this.#turns.set(id, { ...rest, status: 'waiting', earlier: [...earlier, before] });
    return true;
  }

  #change(id: string, change: (turn: AssistantTurn) => Partial<AssistantTurn>): boolean {
    const turn = this.answer(id);
    if (!turn) return false;
    this.#turns.set(id, { ...turn, ...change(turn) });
    return true;
  }
}

/** What an answer took, part by part; nothing of one that never began. */
export function partsOf({
  usage,
  cost,
  text,
  reasoning,
  calls,
  status,
  earlier = [],
}: AssistantTurn): readonly AnswerPart[] {
  // A part that goes on is counted when it is over.
  const begun = earlier.length > 0 ? !isUnfinished(status) : usage || text !== '' || reasoning !== '' || calls;
  return begun ? [...earlier, { ...(usage && { usage }), ...(cost && { cost }) }] : earlier;
}

function isUnfinished(status: AnswerStatus): boolean {
  return status === 'waiting' || status === 'streaming';
}

function cameToNothing(turn: Turn | undefined): boolean {
  if (turn?.role !== 'assistant' || (turn.status !== 'failed' && turn.status !== 'stopped')) return false;
  return turn.text === '' && turn.reasoning === '' && !turn.calls;
}

/** Nothing runs in an answer that is over. */
function stoppedCalls(calls: readonly AnswerCall[]): readonly AnswerCall[] {
  return calls.map(call => (call.status === 'running' ? { ...call, status: 'stopped' } : call));
}

function withCall(calls: readonly AnswerCall[], call: AnswerCall): readonly AnswerCall[] {
  const at = calls.findIndex(({ id }) => id === call.id);
  return at < 0 ? [...calls, call] : calls.with(at, call);
}

/** What stands there already is not added twice; after a hole (a damaged line) the rest is still worth having. */
function extend(text: string, piece: Piece | undefined): string {
  if (!piece) return text;
  const already = Math.max(0, text.length - piece.from);
  return text + piece.add.slice(already);
}
