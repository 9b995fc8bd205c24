import { withoutCode } from '../reading/codeBlocks.ts';
import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';
import { materialOf } from './material.ts';
import { fillSchema } from './schema.ts';

/**
 * Which function to call: the one that `tool_choice` names; the only one; or, of several, the first whose required
 * fields can all be filled from what arrived. None for `tool_choice: none`, and none of several that all need
 * something that is not there, so that an agent with twenty tools gets an answer instead of an endless round.
 */
export function toolAnswer(received: Received): { name: string; arguments: string } | undefined {
  const { tools, tool_choice: choice } = received.body;
  if (!Array.isArray(tools) || choice === 'none') return undefined;
  const functions = tools
    .map(tool => (isObject(tool) && isObject(tool.function) ? tool.function : undefined))
    .filter(tool => tool !== undefined && typeof tool.name === 'string');
  const wanted = isObject(choice) && isObject(choice.function) ? choice.function.name : undefined;
  const found = materialOf(received);
  const material = { ...found, path: fileInWords(received) ?? found.path };
  const forced = choice === 'required' ? functions[0] : undefined;
  const picked =
    functions.find(tool => tool?.name === wanted) ??
    (functions.length === 1 ? functions[0] : functions.find(tool => canFill(tool?.parameters, received))) ??
    forced;
  if (!picked || typeof picked.name !== 'string') return undefined;
  return {
    name: picked.name,
    arguments: JSON.stringify(fillSchema(picked.parameters ?? { type: 'object' }, material)),
  };
}

/** The file that the question names last: not one whose content is shown in it. */
function fileInWords({ last }: Received): string | undefined {
  const words = withoutCode(last.text).replace(/^File .*, lines .*$/gm, '');
  return [...words.matchAll(/(?:^|[\s`"'(，。：“])((?:[\w.-]+\/)+[\w.-]+\.\w+)/g)].at(-1)?.[1];
}

function canFill(parameters: unknown, received: Received): boolean {
  if (!isObject(parameters) || !isObject(parameters.properties)) return false;
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  if (required.length === 0) return false;
  const hasCode = received.last.code.length > 0;
  const hasPath = received.last.code.some(block => block.path !== undefined);
  return required.every(name => {
    if (/path|file|uri/i.test(String(name))) return hasPath;
    if (/line|annotation|note|code|function|language/i.test(String(name))) return hasCode;
    if (/box|region|colou?r|width|height/i.test(String(name))) return received.last.pictures.length > 0;
    return false;
  });
}
