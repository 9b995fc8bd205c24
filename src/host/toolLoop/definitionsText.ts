import type { LoopTool } from './loopTool.ts';

/** What of a request tells the model about its tools, about as long as it is: for reckoning, not for sending. */
export function definitionsText(tools: readonly Pick<LoopTool, 'definition'>[]): string {
  return tools.length === 0 ? '' : JSON.stringify(tools.map(({ definition }) => definition));
}
