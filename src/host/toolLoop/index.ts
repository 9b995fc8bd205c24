export { definitionsText } from './definitionsText.ts';
export type { CallOutcome } from './callOutcome.ts';
export { type LoopTool, type ToolAnswer, ToolRefused } from './loopTool.ts';
export { runToolLoop, type ToolLoopOptions, type ToolLoopResult, type ToolLoopSink } from './runToolLoop.ts';
