import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ControlsView, ThinkingMode } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';
import './choiceList.ts';

export function thinkingLabel(mode: ThinkingMode): string {
  return {
    default: l10n.t('Auto'),
    on: l10n.t('On'),
    off: l10n.t('Off'),
    minimal: l10n.t('Minimal'),
    low: l10n.t('Low'),
    medium: l10n.t('Medium'),
    high: l10n.t('High'),
    max: l10n.t('Maximum'),
  }[mode];
}

/** On, off, to a degree, or fixed by the model; a fixed one stays focusable so that it can say why. */
export function thinkingControl(controls: ControlsView, controller: PanelController): TemplateResult {
  return controls.thinkingChoices.some(choice => !['default', 'on', 'off'].includes(choice))
    ? degrees(controls, controller)
    : onOff(controls, controller);
}

function degrees(controls: ControlsView, controller: PanelController): TemplateResult {
  const { thinking, thinkingChoices } = controls;
  const model = controls.models.find(({ id }) => id === controls.modelId);
  const isOff = thinking === 'off';
  return html`${guard(
    [thinking, thinkingChoices.join(), controls.modelId],
    () => html`<glm-choice
      class="thinking-choice ${isOff ? '' : 'is-on'}"
      .label=${l10n.t('Thinking')}
      .value=${thinking}
      .description=${model?.thinking === 'forced' ? l10n.t('{0} always thinks before it answers.', model.label) : undefined}
      .face=${html`${icon(isOff ? 'lightbulb-empty' : 'lightbulb')}<span class="toggle-label">${
        thinking === 'default' ? l10n.t('Thinking') : l10n.t('Thinking: {0}', thinkingLabel(thinking))
      }</span>`}
      .choices=${[...new Set<ThinkingMode>([...thinkingChoices, thinking])].map(mode => ({
        value: mode,
        label: thinkingLabel(mode),
        ...(mode === 'default' && { detail: l10n.t('as the model likes') }),
      }))}
      @choose=${(event: CustomEvent<ThinkingMode>) => controller.controls.chooseThinking(event.detail)}
    ></glm-choice>`,
  )}`;
}

function onOff(controls: ControlsView, controller: PanelController): TemplateResult {
  const model = controls.models.find(({ id }) => id === controls.modelId);
  const ability = model?.thinking ?? 'none';
  const isFixed = controls.thinkingChoices.length === 0;
  const wanted = controls.thinking === 'default' ? ability === 'default-on' : controls.thinking !== 'off';
  const isOn = ability === 'forced' || (ability !== 'none' && (isFixed ? ability === 'default-on' : wanted));
  const name = model?.label ?? '';
  const reason = isFixed
    ? fixedReason(ability, name)
    : isOn
      ? l10n.t('Thinking is on: slower, better on hard questions.')
      : l10n.t('Thinking is off: the answer comes at once.');
  const toggle = (): void => {
    if (isFixed) announce(reason);
    else controller.controls.chooseThinking(isOn ? 'off' : 'on');
  };
  return html`<button
    type="button"
    class="toggle ${isOn ? 'is-on' : ''}"
    role="switch"
    aria-checked=${isOn}
    aria-disabled=${isFixed}
    aria-label=${l10n.t('Thinking')}
    aria-description=${reason}
    title=${reason}
    @click=${toggle}
  >
    ${icon(isOn ? 'lightbulb' : 'lightbulb-empty')}<span class="toggle-label">${l10n.t('Thinking')}</span>
  </button>`;
}

function fixedReason(ability: string, name: string): string {
  if (ability === 'none') return l10n.t('{0} cannot think before it answers.', name);
  if (ability === 'forced') return l10n.t('{0} always thinks before it answers.', name);
  return l10n.t('This endpoint has no switch for thinking.');
}
