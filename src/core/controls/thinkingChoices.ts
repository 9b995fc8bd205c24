import type { Capabilities, ChatRequest, ModelInfo } from '../../provider/index.ts';
import type { ThinkingChoice } from './answerOptions.ts';

type Model = Pick<ModelInfo, 'thinking' | 'reasoningEfforts'>;

/**
 * What a model may be told about thinking at an endpoint; empty where there is no choice.
 * @param style how the endpoint says it: not every one knows degrees
 */
export function thinkingChoices(style: Capabilities['thinking'], model: Model): ThinkingChoice[] {
  if (style === 'none' || model.thinking === 'none') return [];
  const hasDegrees = style === 'glm' || style === 'openrouter' || style === 'reasoning-effort';
  // `none` is the same as off.
  const efforts = hasDegrees ? (model.reasoningEfforts ?? []).filter(effort => effort !== 'none') : [];
  if (model.thinking === 'forced') return efforts.length === 0 ? [] : ['default', ...efforts];
  return efforts.length === 0 ? ['default', 'on', 'off'] : ['default', 'off', ...efforts];
}

/** The request's own fields for it. A choice that the model does not have, or no longer, counts as none. */
export function thinkingRequest(
  choice: ThinkingChoice,
  style: Capabilities['thinking'],
  model: Model,
): Pick<ChatRequest, 'thinking' | 'reasoningEffort'> {
  if (choice === 'default') return {};
  const choices = thinkingChoices(style, model);
  // "On" is no choice of its own beside degrees, but settings may say it.
  if (choice === 'on') return model.thinking === 'none' || model.thinking === 'forced' ? {} : { thinking: 'on' };
  if (!choices.includes(choice)) return {};
  if (choice === 'off') return { thinking: 'off' };
  // A model that cannot do without thinking need not be told to.
  return { ...(model.thinking === 'forced' ? {} : { thinking: 'on' as const }), reasoningEffort: choice };
}
