import type { ContentPart, Tool } from '../../provider/index.ts';

/** What goes back to the model: text, or text and pictures. */
export type ToolAnswer = string | readonly ContentPart[];

/** A function that a model may call during an answer. */
export interface LoopTool {
  readonly definition: Extract<Tool, { type: 'function' }>;
  /**
   * @param input the call's arguments, parsed; not checked against the schema
   * @throws an error whose message is told to the model, and the signal's reason when cancelled
   */
  run(input: unknown, signal: AbortSignal): Promise<ToolAnswer>;
}
