import type { ChatRequest, ReasoningEffort } from '../types.ts';
import type { RequestContext } from './requestContext.ts';

type Thinking = Pick<ChatRequest, 'thinking' | 'preserveThinking' | 'reasoningEffort'>;

/**
 * The thinking fields of the body in the endpoint's own way. Nothing that was not asked for is sent: every service has
 * its own default, and some refuse the field.
 */
export function wireThinking(request: Thinking, context: RequestContext): Record<string, unknown> {
  const thinking = allowed(request.thinking, context);
  const effort = request.reasoningEffort;
  const { preserveThinking } = request;
  if (thinking === undefined && effort === undefined && preserveThinking === undefined) return {};
  switch (context.capabilities.thinking) {
    case 'glm':
      return glm(thinking, effort, preserveThinking, context);
    case 'openrouter':
      unpreserved(preserveThinking, context);
      return openRouter(thinking, effort);
    case 'chat-template':
      return chatTemplate(thinking, effort, preserveThinking, context);
    case 'reasoning-effort':
      unpreserved(preserveThinking, context);
      return reasoningEffort(thinking, effort, context);
    case 'enable-thinking': {
      unpreserved(preserveThinking, context);
      const enable = onOff(thinking, effort, context);
      return enable === undefined ? {} : { enable_thinking: enable };
    }
    case 'none':
      context.warn('thinking-unsupported', `${context.endpoint.label} has no switch for thinking; it was left out.`);
      return {};
  }
}

/**
 * Models that always think refuse to be told not to (HTTP 400, code 1210); BigModel documents the field for those only
 * that can. A gateway's own document sends it to models that cannot, so there it stays.
 */
function allowed(thinking: Thinking['thinking'], { endpoint, model, warn }: RequestContext): Thinking['thinking'] {
  if (thinking !== undefined && model?.thinking === 'none' && endpoint.dialect === 'bigmodel') {
    if (thinking === 'on') warn('thinking-unsupported', `${model.label} does not think; the switch was left out.`);
    return undefined;
  }
  if (thinking !== 'off' || model?.thinking !== 'forced') return thinking;
  warn('thinking-forced', `${model.label} always thinks; switching it off was left out.`);
  return undefined;
}

/** BigModel, Z.ai, TokenHub and what passes them through. */
function glm(
  thinking: Thinking['thinking'],
  effort: ReasoningEffort | undefined,
  preserve: boolean | undefined,
  context: RequestContext,
): Record<string, unknown> {
  const type = thinking === 'off' ? 'disabled' : thinking === 'on' || preserve !== undefined ? 'enabled' : undefined;
  const wire: Record<string, unknown> = {};
  if (type !== undefined) {
    wire.thinking = preserve === undefined ? { type } : { type, clear_thinking: !preserve };
  }
  if (effort === undefined) return wire;
  if (thinking === 'off') {
    if (effort !== 'none') {
      context.warn('reasoning-effort-unsupported', `Thinking is off; the degree "${effort}" was left out.`);
    }
    return wire;
  }
  const known = context.model?.reasoningEfforts;
  // A model that no table knows is believed to take what it is given.
  if (context.model && !known?.includes(effort)) {
    const takes = known ? `takes ${known.join(', ')}` : 'has no degrees of thinking';
    context.warn('reasoning-effort-unsupported', `${context.model.label} ${takes}; "${effort}" was left out.`);
    return wire;
  }
  // The degree says that it thinks, and a gateway refuses both at once (seen 2026-05, a gateway for GLM-5). Where earlier
  // thinking is kept only `thinking` can say so, and the houses themselves take both.
  if (preserve === undefined) return { reasoning_effort: effort };
  if (context.endpoint.dialect === 'bigmodel' || context.endpoint.dialect === 'tokenhub') {
    return { ...wire, reasoning_effort: effort };
  }
  context.warn(
    'reasoning-effort-unsupported',
    `${context.endpoint.label} takes no degree of thinking beside kept thinking; "${effort}" was left out.`,
  );
  return wire;
}

/** openrouter.ai/docs, reasoning tokens: one object for all of it; its word for the most is `xhigh`. */
function openRouter(thinking: Thinking['thinking'], effort: ReasoningEffort | undefined): Record<string, unknown> {
  if (thinking === 'off' || effort === 'none') return { reasoning: { enabled: false } };
  if (effort !== undefined) return { reasoning: { effort: effort === 'max' ? 'xhigh' : effort } };
  return thinking === 'on' ? { reasoning: { enabled: true } } : {};
}

/** vLLM, SGLang and llama.cpp hand these to the model's own template; GLM's reads both names. */
function chatTemplate(
  thinking: Thinking['thinking'],
  effort: ReasoningEffort | undefined,
  preserve: boolean | undefined,
  context: RequestContext,
): Record<string, unknown> {
  const enable = onOff(thinking, effort, context);
  const kwargs = {
    ...(enable === undefined ? {} : { enable_thinking: enable }),
    ...(preserve === undefined ? {} : { clear_thinking: !preserve }),
  };
  return Object.keys(kwargs).length === 0 ? {} : { chat_template_kwargs: kwargs };
}

/** One field that is also the switch. Ollama knows no degree below `low` and, for long, none above `high`. */
function reasoningEffort(
  thinking: Thinking['thinking'],
  effort: ReasoningEffort | undefined,
  { endpoint }: RequestContext,
): Record<string, unknown> {
  if (thinking === 'off' || effort === 'none') return { reasoning_effort: 'none' };
  if (effort === undefined) return thinking === 'on' ? { reasoning_effort: 'medium' } : {};
  if (endpoint.dialect !== 'ollama') return { reasoning_effort: effort };
  return { reasoning_effort: effort === 'max' ? 'high' : effort === 'minimal' ? 'low' : effort };
}

/** A switch without degrees: `none` is off, any other degree would be pretended. */
function onOff(
  thinking: Thinking['thinking'],
  effort: ReasoningEffort | undefined,
  { endpoint, warn }: RequestContext,
): boolean | undefined {
  if (thinking === 'off' || effort === 'none') return false;
  if (effort !== undefined) {
    warn('reasoning-effort-unsupported', `${endpoint.label} has no degrees of thinking; "${effort}" was left out.`);
  }
  return thinking === 'on' ? true : undefined;
}

function unpreserved(preserve: boolean | undefined, { endpoint, warn }: RequestContext): void {
  if (!preserve) return;
  warn('preserve-thinking-unsupported', `${endpoint.label} cannot keep earlier thinking; the switch was left out.`);
}
