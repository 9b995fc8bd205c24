import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { ControlsView, ToolsView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

/** What an answer may bring beside words: only for those who can. */
export function answerSwitches(controls: ControlsView, { sight, tools }: PanelController): TemplateResult {
  const model = controls.models.find(({ id }) => id === controls.modelId);
  return html`${controls.tools ? toolSwitch(controls.tools, on => tools.switch(on)) : nothing}${
    model?.searches
      ? toggle({
          icon: 'globe',
          label: l10n.t('Search the web'),
          isOn: controls.webSearch === true,
          on: l10n.t('The endpoint searches the web for the answer. It may charge for that.'),
          off: l10n.t('The answer comes from what the model knows.'),
          set: on => sight.chooseSearch(on),
        })
      : nothing
  }${
    model?.speaks
      ? toggle({
          icon: controls.speech === true ? 'unmute' : 'mute',
          label: l10n.t('Speech'),
          isOn: controls.speech === true,
          on: l10n.t('{0} speaks its answers.', model.label),
          off: l10n.t('{0} answers in writing.', model.label),
          set: on => sight.chooseSpeech(on),
        })
      : nothing
  }`;
}

function toolSwitch({ on: isOn, problem, tools }: ToolsView, set: (on: boolean) => void): TemplateResult {
  const count = tools.filter(({ isChosen }) => isChosen).length;
  return toggle({
    icon: 'tools',
    label: l10n.t('Tools'),
    isOn: isOn && problem === undefined,
    on: l10n.t('The model may look at the workspace with {0} tools. The options say which.', count),
    off: problem ?? l10n.t('The model sees only what you attach.'),
    isOff: problem !== undefined,
    set,
  });
}

interface Toggle {
  icon: string;
  label: string;
  isOn: boolean;
  on: string;
  off: string;
  /** It cannot be switched, for the reason that `off` says. */
  isOff?: boolean;
  set(on: boolean): void;
}

function toggle({ icon: name, label, isOn, on, off, isOff = false, set }: Toggle): TemplateResult {
  const state = isOn ? on : off;
  return html`<button
    type="button"
    class="toggle is-compact ${isOn ? 'is-on' : ''}"
    role="switch"
    aria-checked=${isOn}
    aria-label=${label}
    aria-description=${state}
    aria-disabled=${isOff}
    title=${`${label}: ${state}`}
    @click=${() => {
      if (!isOff) set(!isOn);
    }}
  >
    ${icon(name)}
  </button>`;
}
