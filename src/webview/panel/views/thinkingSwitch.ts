import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { ControlsView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

/** On, off, or fixed by the model; a fixed one stays focusable so that it can say why. */
export function thinkingSwitch(controls: ControlsView, controller: PanelController): TemplateResult {
  const model = controls.models.find(({ id }) => id === controls.modelId);
  const ability = model?.thinking ?? 'none';
  const isFixed = ability === 'none' || ability === 'forced';
  const wanted = controls.thinking === 'default' ? ability === 'default-on' : controls.thinking === 'on';
  const isOn = ability === 'forced' || (ability !== 'none' && wanted);
  const name = model?.label ?? '';
  const reason =
    ability === 'none'
      ? l10n.t('{0} cannot think before it answers.', name)
      : ability === 'forced'
        ? l10n.t('{0} always thinks before it answers.', name)
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
