import type { ChatMessage, ChatRequest, SamplingOptions, Tool } from '../../provider/index.ts';

/** The part of the editor's request options that this reads; structural, so that it can be tested without an editor. */
export interface EditorRequestOptions {
  tools?: readonly { name: string; description: string; inputSchema?: object | undefined }[] | undefined;
  /** 1 auto, 2 required. */
  toolMode?: number | undefined;
  modelOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** The request without its model. Options that begin with `_` are the editor's own and go nowhere. */
export function toChatRequest(
  messages: readonly ChatMessage[],
  { tools = [], toolMode, modelOptions = {} }: EditorRequestOptions,
): Omit<ChatRequest, 'model'> {
  const sampling: SamplingOptions = {
    ...numeric('temperature', modelOptions.temperature),
    ...numeric('topP', modelOptions.top_p),
    ...numeric('seed', modelOptions.seed),
  };
  return {
    messages,
    ...(tools.length === 0 ? {} : { tools: tools.map(toTool) }),
    ...(tools.length > 0 && toolMode === 2 ? { toolChoice: 'required' as const } : {}),
    ...(Object.keys(sampling).length === 0 ? {} : { sampling }),
    ...numeric('maxTokens', modelOptions.max_tokens),
  };
}

function toTool({ name, description, inputSchema }: NonNullable<EditorRequestOptions['tools']>[number]): Tool {
  return { type: 'function', name, description, parameters: inputSchema ?? { type: 'object', properties: {} } };
}

function numeric<K extends string>(name: K, value: unknown): { [P in K]?: number } {
  return (typeof value === 'number' && Number.isFinite(value) ? { [name]: value } : {}) as { [P in K]?: number };
}
