import type { Picture } from '../../core/attachments/index.ts';
import type { PromptTemplate } from '../../core/prompts/promptTemplate.ts';
import type { ToolCall } from '../../provider/index.ts';

/** What the user is asked before a tool goes on, in their language. */
export interface CallQuestion {
  /** What would happen, and where to. */
  readonly message: string;
  /** In what words it is allowed this once. */
  readonly allow: string;
  /** What else the answer may hold for, beside this once. */
  readonly lasting: readonly ('conversation' | 'always')[];
}

/** What a tool may use while it runs. */
export interface ToolRoom {
  readonly signal: AbortSignal;
  readonly call: ToolCall;
  /** Who gets to see what the tool returns, as people name them. */
  readonly recipient: string;
  /** A picture of the conversation, by its name or as `tool:3`; nothing when there is none. */
  findPicture(name: string): Promise<Picture | undefined>;
  /**
   * Resolves when the user allows it, or has done so for good.
   * @param settled it was decided elsewhere: the question is taken away
   * @throws ToolRefused, or the signal's reason
   */
  ask(question: CallQuestion, settled?: Promise<unknown>): Promise<void>;
}

export interface AgentResult {
  readonly text: string;
  readonly pictures?: readonly Picture[];
}

/** Something that a model may do by itself while it answers in the panel. */
export interface AgentTool {
  /** That the model knows it by. */
  readonly name: string;
  /** Of a codicon. */
  readonly icon: string;
  /** Whose it is, where it is not ours. */
  readonly source?: string;
  /** What it does, in a few words of the user's language. */
  readonly label: string;
  /** The user is asked each time, but for what they allowed always. */
  readonly asks: boolean;
  /** What the model is told about it: ours, which a workspace may word, or the tool's own. */
  readonly description: PromptTemplate | string;
  /** JSON Schema. */
  readonly parameters: object;
  /** What a call does, in words: "Read prices.ts". @param input unchecked, and cut off while it streams */
  title(input: Readonly<Record<string, unknown>>): string;
  /** @throws ToolRefused; any other error, whose message is told to the model */
  run(input: Record<string, unknown>, room: ToolRoom): Promise<AgentResult>;
}
