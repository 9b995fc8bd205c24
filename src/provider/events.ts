import type { ChatCompletion, ChatEvent, ToolCall, WebSearchResult } from './types.ts';

/**
 * The events of an answer as one completion.
 * @param raw what goes into `raw`: the body as it came
 */
export function completionOf(events: readonly ChatEvent[], raw: unknown): ChatCompletion {
  let text = '';
  let reasoning = '';
  let audio: ChatCompletion['audio'];
  const toolCalls: ToolCall[] = [];
  const webSearch: WebSearchResult[] = [];
  const video: NonNullable<ChatCompletion['video']>[number][] = [];
  const mcp: Record<string, unknown>[] = [];
  const contentFilter: NonNullable<ChatCompletion['contentFilter']>[number][] = [];
  const warnings: { code: string; message: string }[] = [];
  let head: Pick<ChatCompletion, 'id' | 'model' | 'requestId' | 'createdAt'> = {};
  let end: Pick<ChatCompletion, 'finishReason' | 'rawFinishReason' | 'usage'> = { finishReason: 'other' };
  for (const event of events) {
    switch (event.type) {
      case 'start': {
        const { type: _, ...told } = event;
        head = told;
        break;
      }
      case 'text-delta':
        text += event.text;
        break;
      case 'reasoning-delta':
        reasoning += event.text;
        break;
      case 'tool-call':
        toolCalls.push({ id: event.id, name: event.name, arguments: event.arguments });
        break;
      case 'audio-delta': {
        const { type: _, data, transcript, ...rest } = event;
        audio = {
          ...audio,
          ...rest,
          ...(data === undefined ? {} : { data: (audio?.data ?? '') + data }),
          ...(transcript === undefined ? {} : { transcript: (audio?.transcript ?? '') + transcript }),
        };
        break;
      }
      case 'web-search':
        webSearch.push(...event.results);
        break;
      case 'video':
        video.push(...event.results);
        break;
      case 'mcp':
        mcp.push(event.call);
        break;
      case 'content-filter':
        contentFilter.push(...event.results);
        break;
      case 'warning':
        warnings.push({ code: event.code, message: event.message });
        break;
      case 'finish':
        end = {
          finishReason: event.reason,
          ...(event.rawReason === undefined ? {} : { rawFinishReason: event.rawReason }),
          ...(event.usage ? { usage: event.usage } : {}),
        };
        break;
      case 'usage':
      case 'tool-call-start':
      case 'tool-call-delta':
        break;
    }
  }
  return {
    ...head,
    text,
    reasoning,
    toolCalls,
    ...(audio ? { audio } : {}),
    ...(webSearch.length > 0 ? { webSearch } : {}),
    ...(video.length > 0 ? { video } : {}),
    ...(mcp.length > 0 ? { mcp } : {}),
    ...(contentFilter.length > 0 ? { contentFilter } : {}),
    ...end,
    warnings,
    raw,
  };
}
