import { GlmError } from '../errors.ts';
import { bareName, isGlm } from '../modelName.ts';
import { isInternational } from '../modelRules.ts';
import type { ChatRequest, Endpoint, Tool, ToolChoiceMode } from '../types.ts';
import type { RequestContext } from './requestContext.ts';

type ToolFields = Pick<ChatRequest, 'tools' | 'toolChoice' | 'parallelToolCalls' | 'toolStream'>;

/** Function names: the pattern of OpenAI, which BigModel and TokenHub repeat. */
const functionName = /^[a-zA-Z0-9_-]{1,64}$/;
/** BigModel OpenAPI, 2026-07-11. */
const maxTools = 128;

/** The tool fields of the body. @throws GlmError `invalid-request` for what the service would refuse as a whole. */
export function wireTools(request: ToolFields, context: RequestContext): Record<string, unknown> {
  const { tools, toolChoice, parallelToolCalls, toolStream } = request;
  const { capabilities, endpoint, warn } = context;
  const wire: Record<string, unknown> = {};
  if (tools !== undefined && tools.length > 0) {
    // Where "none" cannot be said, not offering the tools says it.
    if (toolChoice === 'none' && !capabilities.toolChoice.includes('none')) return {};
    const offered = tools.flatMap(tool => wireTool(tool, context));
    if (offered.length > maxTools && endpoint.dialect === 'bigmodel') {
      throw new GlmError('invalid-request', `${endpoint.label} takes ${maxTools} tools; these are ${offered.length}.`);
    }
    if (offered.length > 0) wire.tools = offered;
  }
  const offers = wire.tools !== undefined;
  // Without tools both fields mean nothing, and OpenAI's kin refuse them.
  if (!offers && toolChoice !== undefined && toolChoice !== 'none' && toolChoice !== 'auto') {
    warn('tool-choice-unsupported', 'No tool is offered; the tool choice was left out.');
  } else if (offers && toolChoice !== undefined) {
    if (typeof toolChoice === 'object' && !isOffered(toolChoice.name, tools)) {
      throw new GlmError(
        'invalid-request',
        `The tool "${toolChoice.name.slice(0, 80)}" was chosen and is not offered.`,
      );
    }
    const mode = typeof toolChoice === 'string' ? toolChoice : 'required';
    if (canBeChosen(mode, context)) {
      wire.tool_choice =
        typeof toolChoice === 'string' ? toolChoice : { type: 'function', function: { name: toolChoice.name } };
    } else if (mode !== 'none') {
      warn('tool-choice-unsupported', `${endpoint.label} chooses tools by itself; the tool choice was left out.`);
    }
  }
  if (!offers && parallelToolCalls !== undefined) {
    warn('parameter-unsupported', 'No tool is offered; "parallel_tool_calls" was left out.');
  } else if (parallelToolCalls !== undefined) {
    if (endpoint.dialect === 'ollama') {
      warn('parameter-unsupported', `${endpoint.label} does not know "parallel_tool_calls"; it was left out.`);
    } else wire.parallel_tool_calls = parallelToolCalls;
  }
  if (toolStream !== undefined && !capabilities.toolStream) {
    if (toolStream) warn('parameter-unsupported', `${endpoint.label} does not know "tool_stream"; it was left out.`);
  } else if (toolStream !== undefined && context.stream) {
    if (toolStream && !streamsArguments(context)) {
      warn('parameter-unsupported', `${context.model?.label} does not know "tool_stream"; it was left out.`);
    } else wire.tool_stream = toolStream;
  }
  return wire;
}

function isOffered(name: string, tools: readonly Tool[] = []): boolean {
  return tools.some(tool => tool.type === 'function' && tool.name === name);
}

/** BigModel OpenAPI 2026-07-11: the text models from GLM-4.6 on; of other models no table knows. */
function streamsArguments({ endpoint, model, modelId }: RequestContext): boolean {
  return endpoint.dialect !== 'bigmodel' || !model || /^glm-(4\.[67]|5)(?!.*v)/.test(bareName(modelId));
}

/** A GLM that is forced to call a tool stands still after a first piece of thinking (seen with glm-4.6, 2026). */
function canBeChosen(mode: ToolChoiceMode, { capabilities, endpoint, modelId }: RequestContext): boolean {
  if (mode === 'required' && endpoint.dialect === 'new-api' && isGlm(modelId)) return false;
  return capabilities.toolChoice.includes(mode);
}

function wireTool(tool: Tool, { endpoint, model, warn }: RequestContext): Record<string, unknown>[] {
  if (tool.type === 'function') {
    if (model?.tools === false) {
      warn('tool-unsupported', `${model.label} calls no tools; "${tool.name}" was left out.`);
      return [];
    }
    const { name, description, parameters } = tool;
    if (!functionName.test(name) && (endpoint.dialect === 'bigmodel' || endpoint.dialect === 'tokenhub')) {
      throw new GlmError('invalid-request', `${endpoint.label} does not take the tool name "${name.slice(0, 80)}".`);
    }
    return [{ type: 'function', function: { name, description, parameters } }];
  }
  // The service's own tools: BigModel and Z.ai have them, gateways in front of them pass them on.
  if (endpoint.dialect !== 'bigmodel' && endpoint.dialect !== 'tokenhub' && endpoint.dialect !== 'new-api') {
    warn('tool-unsupported', `${endpoint.label} has no ${tool.type} tool; it was left out.`);
    return [];
  }
  if (tool.type === 'web-search') {
    return [{ type: 'web_search', web_search: { enable: true, ...searchDefaults(endpoint), ...tool.options } }];
  }
  return [{ type: tool.type, [tool.type]: tool.options }];
}

/** The engine is required, and each side of the house has its own (BigModel OpenAPI 2026-07-11, Z.ai OpenAPI 2026-09). */
function searchDefaults(endpoint: Endpoint): Record<string, unknown> {
  return { search_engine: isInternational(endpoint) ? 'search_pro_jina' : 'search_std', search_result: true };
}
