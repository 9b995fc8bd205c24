/** Who answers: the pickers for model and endpoint, with what one should know before one chooses. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ConnectionView, ControlsView, EndpointView, ModelView } from '../../../protocol/index.ts';
import { pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { waitText } from '../../shared/waitText.ts';
import type { PanelController } from '../panelController.ts';
import './choiceList.ts';
import type { Choice } from './choiceList.ts';

export function modelPicker(controls: ControlsView, controller: PanelController): TemplateResult | typeof nothing {
  const { models, modelId } = controls;
  const endpoint = controls.endpoints.find(({ id }) => id === controls.endpointId);
  // Setting the same entries again would move the list under the pointer: only when they changed.
  return html`${guard(
    [JSON.stringify([models, modelId, endpoint])],
    () => html`<glm-choice
      class="picker model-picker"
      .label=${l10n.t('Model')}
      .value=${modelId}
      .choices=${models.map(modelChoice)}
      .filterLabel=${l10n.t('Filter models')}
      .typedLabel=${(typed: string) => l10n.t('Use {0}', typed)}
      .actions=${[
        {
          icon: 'refresh',
          label: l10n.t('Refresh Models'),
          run: () => controller.controls.refreshModels(),
        },
        ...(endpoint?.needsKey ? [setKey(controller)] : []),
        { icon: 'edit', label: l10n.t('Other Model…'), run: () => controller.turns.runFix('choose-model') },
      ]}
      @choose=${(event: CustomEvent<string>) => controller.controls.chooseModel(event.detail)}
    ></glm-choice>`,
  )}`;
}

export function endpointPicker(controls: ControlsView, controller: PanelController): TemplateResult | typeof nothing {
  const { endpoints, endpointId } = controls;
  if (endpoints.length === 0) return nothing;
  return html`${guard([JSON.stringify([endpoints, endpointId])], () => {
    const chosen = endpoints.find(({ id }) => id === endpointId);
    const state = chosen && connectionState(chosen.connection);
    const groups = ['pay', 'plan', 'local', 'own'] as const;
    return html`<glm-choice
      class="picker endpoint-picker"
      .label=${l10n.t('Endpoint')}
      .value=${endpointId}
      .description=${state?.text}
      .face=${html`<span class="choice-text"
        >${
          state ? html`<span class="connection is-${chosen?.connection.state}">${icon(state.icon)}</span>` : nothing
        }${chosen?.label}</span
      >`}
      .choices=${groups.flatMap(group => endpoints.filter(endpoint => endpoint.group === group).map(endpointChoice))}
      .filterLabel=${l10n.t('Filter endpoints')}
      .actions=${[
        ...(chosen?.needsKey ? [setKey(controller)] : []),
        {
          icon: 'add',
          label: l10n.t('Add Your Own Endpoint…'),
          run: () => controller.turns.runFix('choose-endpoint'),
        },
      ]}
      @choose=${(event: CustomEvent<string>) => controller.controls.chooseEndpoint(event.detail)}
    ></glm-choice>`;
  })}`;
}

function setKey(controller: PanelController) {
  return { icon: 'key', label: l10n.t('Set API Key…'), run: () => controller.turns.runFix('set-key') };
}

function modelChoice({ id, label, vision, abilities, thinking, context, price }: ModelView): Choice {
  const signs = [
    ...(vision ? [{ icon: 'eye', text: l10n.t('sees pictures') }] : []),
    ...abilities.map(ability => abilitySigns()[ability]),
    ...(thinking === 'none' ? [] : [{ icon: 'lightbulb', text: thinkingText(thinking) }]),
  ];
  const size = context === undefined ? l10n.t('context length unknown') : l10n.t('{0} context', context);
  return { value: id, label, detail: `${size} · ${price}`, signs };
}

function abilitySigns(): Record<ModelView['abilities'][number], { icon: string; text: string }> {
  return {
    video: { icon: 'device-camera-video', text: l10n.t('watches videos') },
    audio: { icon: 'unmute', text: l10n.t('hears sound') },
    file: { icon: 'file', text: l10n.t('reads documents') },
    speech: { icon: 'mic', text: l10n.t('speaks') },
    tools: { icon: 'tools', text: l10n.t('uses tools') },
  };
}

function thinkingText(thinking: Exclude<ModelView['thinking'], 'none'>): string {
  return {
    forced: l10n.t('always thinks first'),
    'default-on': l10n.t('thinks first, unless switched off'),
    'default-off': l10n.t('thinks first when switched on'),
  }[thinking];
}

function endpointChoice({ id, label, group, connection, needsKey }: EndpointView): Choice {
  const state = connectionState(connection);
  const groups: Record<EndpointView['group'], string> = {
    pay: l10n.t('Paid by use'),
    plan: l10n.t('Plans'),
    local: l10n.t('On this computer'),
    own: l10n.t('Your own'),
  };
  const untried = needsKey ? l10n.t('API key set') : l10n.t('needs no API key');
  return {
    value: id,
    label,
    group: groups[group],
    detail: state?.text ?? untried,
    ...(state && { badge: state.icon }),
  };
}

/** As a sign and in words; nothing before anything was asked. */
function connectionState(connection: ConnectionView): { icon: string; text: string } | undefined {
  switch (connection.state) {
    case 'untried':
      return undefined;
    case 'no-key':
      return { icon: 'key', text: l10n.t('no API key yet') };
    case 'good':
      return { icon: 'pass-filled', text: l10n.t('answered last time') };
    case 'failed':
      return { icon: 'warning', text: connection.message };
    case 'waiting': {
      const { wait } = connection;
      return { icon: 'watch', text: waitText(wait, wait.retryInMs, pageLocale(document.documentElement)) };
    }
  }
}
