/**
 * The one place that knows of VS Code's own configuration of a model: a model's information may carry a
 * `configurationSchema`, whose choices then stand beside the model in the picker, and what the user chose comes with
 * each request as `modelConfiguration`. Both are missing from the stable typings and delivered without a check (seen
 * in 1.139); an editor that knows neither shows no choice and sends none, and the settings hold.
 */
import { l10n } from 'vscode';
import { capabilitiesOf, type ChatRequest, type ReasoningEffort } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';

/** What a model may be told about thinking; `default` is what the extension's own setting says. */
type ThinkingChoice = 'default' | 'on' | 'off' | ReasoningEffort;

export interface ConfigurationSchema {
  properties: {
    thinking: {
      type: 'string';
      title: string;
      enum: readonly ThinkingChoice[];
      enumItemLabels: readonly string[];
      enumDescriptions: readonly string[];
      default: ThinkingChoice;
      /** Puts it beside the model's name. */
      group: 'navigation';
    };
  };
}

/** Nothing for a model that leaves no choice. */
export function configurationSchemaOf(choice: ModelChoice): ConfigurationSchema | undefined {
  const choices = thinkingChoices(choice);
  if (choices.length < 2) return undefined;
  return {
    properties: {
      thinking: {
        type: 'string',
        title: l10n.t('Thinking'),
        enum: choices,
        enumItemLabels: choices.map(labelOf),
        enumDescriptions: choices.map(entry => (entry === 'default' ? l10n.t('As in the settings') : '')),
        default: 'default',
        group: 'navigation',
      },
    },
  };
}

/**
 * What the user chose for this model, or nothing where it was left to the settings. A choice that the model no longer
 * has counts as none.
 */
export function configuredThinking(
  options: object,
  choice: ModelChoice,
): Pick<ChatRequest, 'thinking' | 'reasoningEffort'> | undefined {
  const { modelConfiguration } = options as { modelConfiguration?: { thinking?: unknown } | null };
  const chosen = thinkingChoices(choice).find(entry => entry === modelConfiguration?.thinking);
  if (chosen === undefined || chosen === 'default') return undefined;
  if (chosen === 'on' || chosen === 'off') return { thinking: chosen };
  // A model that cannot do without thinking need not be told to.
  return { ...(choice.model.thinking === 'forced' ? {} : { thinking: 'on' as const }), reasoningEffort: chosen };
}

function thinkingChoices({ endpoint, model }: ModelChoice): ThinkingChoice[] {
  const style = capabilitiesOf(endpoint).thinking;
  if (style === 'none' || model.thinking === 'none') return [];
  const hasDegrees = style === 'glm' || style === 'openrouter' || style === 'reasoning-effort';
  // `none` is the same as off.
  const efforts = hasDegrees ? (model.reasoningEfforts ?? []).filter(effort => effort !== 'none') : [];
  if (model.thinking === 'forced') return efforts.length === 0 ? [] : ['default', ...efforts];
  return efforts.length === 0 ? ['default', 'on', 'off'] : ['default', 'off', ...efforts];
}

/** Short: it stands beside the model's name, where there is room for one of both only. */
function labelOf(choice: ThinkingChoice): string {
  const labels: Record<ThinkingChoice, string> = {
    default: l10n.t('Auto'),
    on: l10n.t('On'),
    off: l10n.t('Off'),
    none: l10n.t('Off'),
    minimal: l10n.t('Minimal'),
    low: l10n.t('Low'),
    medium: l10n.t('Medium'),
    high: l10n.t('High'),
    max: l10n.t('Maximum'),
  };
  return labels[choice];
}
