export type { LoopTool, ToolAnswer } from './loopTool.ts';
export {
  type CallOutcome,
  runToolLoop,
  type ToolLoopOptions,
  type ToolLoopResult,
  type ToolLoopSink,
} from './runToolLoop.ts';
