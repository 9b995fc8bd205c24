import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';

/**
 * The calls that stand in the question itself, each in backticks with its arguments behind the name
 * (`` `read_file {"path":"a.ts"}` ``): those of one line in one answer, the next line when their results are there.
 * Nothing when there are none, when all are made, or when no function may be called. What is written is called, whether
 * it was offered or not: models do call what is not there.
 */
export function writtenCalls({ body }: Received): readonly { name: string; arguments: string }[] | undefined {
  if (!Array.isArray(body.tools) || body.tools.length === 0 || body.tool_choice === 'none') return undefined;
  const messages = (Array.isArray(body.messages) ? body.messages : []).filter(isObject);
  const asked = messages.findLastIndex(({ role, content }) => role === 'user' && roundsIn(textOf(content)).length > 0);
  if (asked < 0) return undefined;
  const since = messages.slice(asked + 1).filter(({ role }) => role === 'assistant');
  const answered = since.some(message => !Array.isArray(message.tool_calls));
  return answered ? undefined : roundsIn(textOf(messages[asked]?.content))[since.length];
}

function roundsIn(text: string): { name: string; arguments: string }[][] {
  return text
    .split('\n')
    .map(line =>
      [...line.matchAll(/`([A-Za-z_][\w-]*) (\{[^`]*)`/g)].map(([, name = '', given = '']) => ({
        name,
        arguments: given,
      })),
    )
    .filter(round => round.length > 0);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  return parts.map(part => (typeof part.text === 'string' ? part.text : '')).join('\n');
}
