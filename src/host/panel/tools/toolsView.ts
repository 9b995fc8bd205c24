import * as vscode from 'vscode';
import type { Conversation } from '../../../core/conversation/index.ts';
import type { ToolsView } from '../../../protocol/index.ts';
import type { ModelInfo } from '../../../provider/index.ts';
import type { ToolBox } from '../../agentTools/index.ts';
import type { Settings } from '../../settings.ts';

/** @param model the chosen one; absent where there is none */
export function toolsView(
  tools: ToolBox,
  conversation: Conversation,
  model: ModelInfo | undefined,
  settings: Settings,
): ToolsView {
  const choice = tools.choiceOf(conversation);
  return {
    on: choice.on,
    problem: model && !model.tools ? vscode.l10n.t('{0} cannot use tools.', model.label) : undefined,
    maxRounds: settings.maxToolRounds,
    tools: tools.all.map(tool => ({
      name: tool.name,
      icon: tool.icon,
      label: tool.label,
      source: tool.source,
      isChosen: tools.isChosen(tool, choice),
      asks: tool.asks,
      isAllowed: tools.permissions.isAllowedAlways(tool.name),
    })),
  };
}
