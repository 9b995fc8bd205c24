import { inspectPicture, type ImageAttachment, type Picture } from '../../../core/attachments/index.ts';
import {
  type AnswerCall,
  attachedIn,
  type CallPicture,
  type ConversationRecord,
  keptResult,
  type Turn,
} from '../../../core/conversation/index.ts';
import { toolPictureAddress, toolPictureNumber } from '../../../core/vision/index.ts';
import type { ContentPart, ToolCall } from '../../../provider/index.ts';
import type { AgentTool, CallQuestion, ToolBox, ToolRoom } from '../../agentTools/index.ts';
import type { PromptTexts } from '../../prompts/promptTexts.ts';
import type { PictureStore } from '../../storage/index.ts';
import type { CallOutcome } from '../../toolLoop/callOutcome.ts';
import { type LoopTool, type ToolAnswer, ToolRefused } from '../../toolLoop/loopTool.ts';
import type { PendingCalls } from './pendingCalls.ts';

export interface AnswerToolsOptions {
  turnId: string;
  conversationId: string;
  /** What the model is offered. */
  tools: readonly AgentTool[];
  permissions: ToolBox['permissions'];
  prompts: Pick<PromptTexts, 'text'>;
  pictures: PictureStore;
  /** The turns in front, and the answer itself where it goes on. */
  path: readonly Turn[];
  /** Who answers, as people name them. */
  recipient: string;
  pending: PendingCalls;
  record(record: ConversationRecord): void;
}

/** The calls of one answer: each a record when it begins and when it ends, its pictures in the store, its question asked. */
export class AnswerTools {
  readonly #options: AnswerToolsOptions;
  readonly #calls = new Map<ToolCall, AnswerCall>();
  /** What was returned in this answer, by the name that the model knows it by. */
  readonly #made = new Map<string, CallPicture>();
  #round: number;
  #lastNumber: number;

  constructor(options: AnswerToolsOptions) {
    this.#options = options;
    const calls = options.path.flatMap(turn => (turn.role === 'assistant' ? (turn.calls ?? []) : []));
    const own = options.path.find(({ id }) => id === options.turnId);
    this.#round = own?.role === 'assistant' ? Math.max(0, ...(own.calls ?? []).map(({ round }) => round)) : 0;
    this.#lastNumber = Math.max(0, ...calls.flatMap(({ pictures = [] }) => pictures.map(({ number }) => number)));
  }

  get areOffered(): boolean {
    return this.#options.tools.length > 0;
  }

  async loopTools(): Promise<LoopTool[]> {
    const { tools, prompts } = this.#options;
    return Promise.all(
      tools.map(async (tool): Promise<LoopTool> => {
        const { name, parameters, description: words } = tool;
        const description = typeof words === 'string' ? words : await prompts.text(words);
        return {
          definition: { type: 'function', name, description, parameters },
          run: (input, signal, call) => this.#run(tool, input, signal, call),
        };
      }),
    );
  }

  roundBegan(): void {
    this.#round++;
  }

  /** The model has begun to write a call. */
  prepare(name: string): void {
    this.#options.pending.prepare(name);
  }

  /** @param at where in the answer's text */
  began(call: ToolCall, at: number): void {
    this.#options.pending.prepared();
    const index = [...this.#calls.values()].filter(({ round }) => round === this.#round).length;
    this.#tell(call, {
      id: `${this.#round}.${index}`,
      round: this.#round,
      name: call.name,
      arguments: call.arguments,
      at,
      status: 'running',
    });
  }

  ended(call: ToolCall, outcome: CallOutcome, durationMs: number): void {
    const begun = this.#calls.get(call);
    if (!begun) return;
    const status = outcome.status === 'repeated' ? 'failed' : outcome.status;
    const content = outcome.status === 'stopped' ? '' : outcome.status === 'done' ? outcome.answer : outcome.message;
    const pictures = this.#picturesIn(content);
    this.#tell(call, {
      ...begun,
      status,
      durationMs: Math.round(durationMs),
      ...(outcome.status !== 'stopped' && keptResult(textIn(content))),
      ...(pictures.length > 0 && { pictures }),
    });
  }

  #tell(call: ToolCall, told: AnswerCall): void {
    this.#calls.set(call, told);
    this.#options.record({ record: 'call', turnId: this.#options.turnId, call: told });
  }

  async #run(
    tool: AgentTool,
    input: Record<string, unknown>,
    signal: AbortSignal,
    call: ToolCall,
  ): Promise<ToolAnswer> {
    const room: ToolRoom = {
      signal,
      call,
      recipient: this.#options.recipient,
      findPicture: name => this.#findPicture(name),
      ask: (question, settled) => this.#ask(tool, call, question, signal, settled),
    };
    const { text, pictures = [] } = await tool.run(input, room);
    const parts: ContentPart[] = [];
    for (const picture of pictures) {
      signal.throwIfAborted();
      const { number, picture: stored } = await this.#keep(picture);
      const name = toolPictureAddress(number);
      parts.push(
        { type: 'text', text: `The picture ${name} (${stored.width} × ${stored.height}):` },
        { type: 'image', source: { data: picture.data, mediaType: picture.mediaType }, name },
      );
    }
    return parts.length === 0 ? text : [{ type: 'text', text }, ...parts];
  }

  async #ask(
    { name }: AgentTool,
    call: ToolCall,
    question: CallQuestion,
    signal: AbortSignal,
    settled: Promise<unknown> | undefined,
  ): Promise<void> {
    const { permissions, conversationId, pending } = this.#options;
    if (question.lasting.length > 0 && permissions.isAllowed(name, conversationId)) return;
    const callId = this.#calls.get(call)?.id ?? call.id;
    const decision = await pending.ask(callId, question, signal, settled);
    switch (decision?.do) {
      case 'conversation':
        permissions.allowIn(conversationId, name);
        break;
      case 'always':
        await permissions.allowAlways(name);
        break;
      case 'refuse':
        throw new ToolRefused(decision.word);
    }
  }

  /** The newest of a name: the same file may have been attached twice. */
  async #findPicture(name: string): Promise<Picture | undefined> {
    const { path, pictures } = this.#options;
    const number = toolPictureNumber(name);
    const found = number === undefined ? attached(path, name) : this.#numbered(number);
    const data = found && (await pictures.read(found));
    return data && inspectPicture(data, found.name);
  }

  #numbered(number: number): ImageAttachment | undefined {
    const made = this.#made.get(toolPictureAddress(number));
    if (made) return made.picture;
    const calls = this.#options.path.flatMap(turn => (turn.role === 'assistant' ? (turn.calls ?? []) : []));
    return calls.flatMap(({ pictures = [] }) => pictures).find(one => one.number === number)?.picture;
  }

  async #keep(picture: Picture): Promise<CallPicture> {
    const number = ++this.#lastNumber;
    const kept = { number, picture: await this.#options.pictures.add(picture) };
    this.#made.set(toolPictureAddress(number), kept);
    return kept;
  }

  #picturesIn(content: ToolAnswer): CallPicture[] {
    if (typeof content === 'string') return [];
    return content.flatMap(part => (part.type === 'image' ? (this.#made.get(part.name ?? '') ?? []) : []));
  }
}

function attached(path: readonly Turn[], name: string): ImageAttachment | undefined {
  const pictures = attachedIn(path).filter(attachment => attachment.kind === 'image');
  const plain = name.trim().toLowerCase();
  return pictures.findLast(picture => picture.name.toLowerCase() === plain);
}

function textIn(content: ToolAnswer): string {
  if (typeof content === 'string') return content;
  return content.flatMap(part => (part.type === 'text' ? [part.text] : [])).join('\n');
}
