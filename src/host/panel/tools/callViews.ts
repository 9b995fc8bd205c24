import type { AnswerCall, AssistantTurn } from '../../../core/conversation/index.ts';
import type { StoredBlob } from '../../../core/attachments/index.ts';
import type { CallView } from '../../../protocol/index.ts';
import type { ToolBox } from '../../agentTools/index.ts';
import { attachmentView } from '../attachmentViews.ts';
import type { PendingCalls } from './pendingCalls.ts';

/** The calls of an answer as they are shown: those that are over, those that wait, and those that are being written. */
export function callViews(
  { calls = [], text }: AssistantTurn,
  pending: PendingCalls | undefined,
  tools: Pick<ToolBox, 'find'>,
  uriOf: (blob: StoredBlob) => string,
): CallView[] {
  const written = (pending?.preparing ?? []).map((name, index): CallView => {
    const tool = tools.find(name);
    const face = { name, icon: tool?.icon ?? 'tools', title: tool?.label ?? name };
    return { ...face, id: `preparing.${index}`, at: text.length, status: 'preparing', arguments: '', pictures: [] };
  });
  return [...calls.map(call => callView(call, pending, tools, uriOf)), ...written];
}

function callView(
  call: AnswerCall,
  pending: PendingCalls | undefined,
  tools: Pick<ToolBox, 'find'>,
  uriOf: (blob: StoredBlob) => string,
): CallView {
  const { id, at, name, status, durationMs, cutFrom } = call;
  const input = parsed(call.arguments);
  // A tool that is gone, or one of a conversation that came from elsewhere.
  const tool = tools.find(name);
  const question = status === 'running' ? pending?.questionOf(id) : undefined;
  return {
    id,
    at,
    name,
    status: question ? 'asking' : status,
    icon: tool?.icon ?? 'tools',
    title: (input && tool?.title(input)) ?? tool?.label ?? name,
    arguments: input ? indented(input) : call.arguments,
    durationMs,
    result: call.text,
    cutFrom,
    pictures: (call.pictures ?? []).flatMap(({ number, picture }) => {
      const view = attachmentView(picture, uriOf);
      return view.kind === 'image' ? [{ number, view }] : [];
    }),
    ...(question && { question: { ...question, lasting: [...question.lasting] } }),
  };
}

function indented(input: Record<string, unknown>): string {
  return Object.keys(input).length === 0 ? '' : JSON.stringify(input, undefined, 2);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
