/**
 * The one place that knows of VS Code's own configuration of a model: a model's information may carry a
 * `configurationSchema`, whose choices then stand beside the model in the picker, and what the user chose comes with
 * each request as `modelConfiguration`. Both are missing from the stable typings and delivered without a check (seen
 * in 1.139); an editor that knows neither shows no choice and sends none, and the settings hold.
 */
import { l10n } from 'vscode';
import { type ThinkingChoice, thinkingChoices } from '../../core/controls/index.ts';
import { capabilitiesOf, type ChatRequest } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { thinkingFor } from '../runTurn.ts';

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
  const choices = choicesOf(choice);
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
  const chosen = choicesOf(choice).find(entry => entry === modelConfiguration?.thinking);
  if (chosen === undefined || chosen === 'default') return undefined;
  return thinkingFor(chosen, choice);
}

function choicesOf({ endpoint, model }: ModelChoice): ThinkingChoice[] {
  return thinkingChoices(capabilitiesOf(endpoint).thinking, model);
}

/** Short: it stands beside the model's name, where there is room for one of both only. */
function labelOf(choice: ThinkingChoice): string {
  const labels: Record<ThinkingChoice, string> = {
    default: l10n.t('Auto'),
    on: l10n.t('On'),
    off: l10n.t('Off'),
    minimal: l10n.t('Minimal'),
    low: l10n.t('Low'),
    medium: l10n.t('Medium'),
    high: l10n.t('High'),
    max: l10n.t('Maximum'),
  };
  return labels[choice];
}
