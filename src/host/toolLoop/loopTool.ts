import type { ContentPart, Tool, ToolCall } from '../../provider/index.ts';

/** What goes back to the model: text, or text and pictures. */
export type ToolAnswer = string | readonly ContentPart[];

/** A function that a model may call during an answer. */
export interface LoopTool {
  readonly definition: Extract<Tool, { type: 'function' }>;
  /**
   * @param input the call's arguments: an object, not checked against the schema
   * @param signal a tool that does not listen to it holds nothing up: what it returns late is dropped
   * @param call by its id, where the tool shows something of its own beside the call
   * @throws ToolRefused where the user does not want it; any other error, whose message is told to the model
   */
  run(input: Record<string, unknown>, signal: AbortSignal, call: ToolCall): Promise<ToolAnswer>;
}

/** The user does not allow a call. The model is told, with their own word where they gave one, and goes on without. */
export class ToolRefused extends Error {
  override readonly name = 'ToolRefused';
  readonly word: string;

  constructor(word = '') {
    super('refused by the user');
    this.word = word.trim();
  }
}
