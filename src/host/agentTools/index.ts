export type { AgentTool, CallQuestion, ToolRoom } from './agentTool.ts';
export { toolRules } from './toolRules.ts';
export { ToolBox } from './toolBox.ts';
export type { ShownPages } from './lookAtPage.ts';
