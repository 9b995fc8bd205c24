import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import { type PickedTool, pickTools } from '../../core/toolLoop/index.ts';
import { toolNames } from '../ids.ts';
import { editorTool } from '../toolLoop/editorTool.ts';
import type { ToolAnswer } from '../toolLoop/index.ts';
import type { AgentResult, AgentTool } from './agentTool.ts';

/** For agents that have no eyes: whoever answers here has ours. */
const forAgents: ReadonlySet<string> = new Set(Object.values(toolNames));
/** The user chooses among them; how many go along is theirs to say. */
const noLimit = { maxTools: 500, maxChars: Number.POSITIVE_INFINITY };
const mostOfDescription = 4_000;

/** The tools of the editor, of other extensions and of MCP servers. @param taken names of ours */
export function otherTools(taken: ReadonlySet<string>): AgentTool[] {
  const listed = vscode.lm.tools.filter(({ name }) => !forAgents.has(name));
  return pickTools(listed, new Set(), noLimit).picked.map(picked => {
    const callName = taken.has(picked.callName) ? `other_${picked.callName}`.slice(0, 64) : picked.callName;
    return otherTool({ ...picked, callName });
  });
}

function otherTool(picked: PickedTool<vscode.LanguageModelToolInformation>): AgentTool {
  const { t } = vscode.l10n;
  const { tool, callName } = picked;
  // Outside of Chat the editor asks in a dialog, where the tool wants that.
  const { definition, run } = editorTool(picked, undefined);
  const isMcp = /^mcp_/.test(tool.name);
  return {
    name: callName,
    icon: isMcp ? 'server' : 'extensions',
    source: isMcp ? t('MCP servers') : t('The editor and other extensions'),
    label: firstSentence(tool.description) || tool.name,
    asks: true,
    description: tool.description.slice(0, mostOfDescription),
    parameters: definition.parameters,
    title: () => tool.name,
    async run(input, room) {
      await room.ask({
        message: t(
          '{0} is no tool of GLM. It gets what stands here, and may send it elsewhere or change things.',
          tool.name,
        ),
        allow: t('Allow Once'),
        lasting: ['conversation', 'always'],
      });
      return resultOf(await run(input, room.signal, room.call));
    },
  };
}

/** What is neither text nor a picture that can be read is told by what it is. */
function resultOf(answer: ToolAnswer): AgentResult {
  if (typeof answer === 'string') return { text: answer };
  const texts: string[] = [];
  const pictures: Picture[] = [];
  for (const part of answer) {
    if (part.type === 'text') texts.push(part.text);
    else {
      const picture =
        part.type === 'image' && 'data' in part.source ? readable(part.source.data, pictures.length) : undefined;
      if (picture) pictures.push(picture);
      else texts.push(`[${part.type}]`);
    }
  }
  return { text: texts.join('\n'), pictures };
}

function readable(data: Uint8Array, index: number): Picture | undefined {
  try {
    return inspectPicture(data, `result-${index + 1}`);
  } catch {
    return undefined;
  }
}

function firstSentence(text: string): string {
  const line = text.trim().split(/\n|(?<=[.。!?])\s/)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
