import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { panes } from '../panes/panes.ts';
import type { StudioController } from '../studioController.ts';
import { isBusy, isWriting, type StudioModel } from '../studioModel.ts';

export function toolbar(model: StudioModel, controller: StudioController): TemplateResult {
  const { state, choices, stopping } = model;
  const { channel } = controller;
  const writing = isWriting(state);
  const retry = (): void => void controller.ask(channel.request('conversion/retry', null));
  const showSource = (): void => void controller.ask(channel.request('page/showSource', null));
  const save = (): void => void controller.ask(channel.request('page/save', null, { timeoutMs: 0 }));
  return html`
    <div class="toolbar" role="toolbar" aria-label=${l10n.t('Page')}>
      ${
        isBusy(state)
          ? button(
              'debug-stop',
              stopping ? l10n.t('Stopping…') : l10n.t('Stop'),
              l10n.t('Stop and keep what came'),
              () => controller.stop(),
            )
          : state.source
            ? button('refresh', l10n.t('Try Again'), l10n.t('Ask for the page once more'), retry)
            : nothing
      }
      ${button('code', l10n.t('Show Source'), l10n.t('Show the source of the page'), showSource)}
      ${writing || state.html === '' ? nothing : button('save', l10n.t('Save…'), l10n.t('Save the page as a file'), save)}
      <span class="spacer"></span>
      ${
        state.source
          ? toggle(
              'split-horizontal',
              l10n.t('Compare'),
              l10n.t('Show the screenshot beside the page'),
              choices.compare,
              () => controller.choose({ compare: !choices.compare }),
            )
          : nothing
      }
      ${toggle('zoom-in', l10n.t('Actual Size'), l10n.t('Show the page at its own size'), choices.actualSize, () =>
        controller.choose({ actualSize: !choices.actualSize }),
      )}
      ${panes
        .filter(pane => pane.isOffered(model))
        .map(pane => {
          const isOpen = choices.pane === pane.id;
          const badge = pane.badge?.(model);
          const text = badge === undefined ? pane.label() : `${pane.label()} ${badge}`;
          return html`<span data-pane=${pane.id}>${toggle(pane.icon, text, pane.label(), isOpen, () =>
            controller.choose({ pane: isOpen ? undefined : pane.id }),
          )}</span>`;
        })}
    </div>
  `;
}

function button(icon: string, text: string, title: string, act: () => void): TemplateResult {
  return html`<vscode-toolbar-button icon=${icon} label=${text} title=${title} @click=${act}
    ><span class="label">${text}</span></vscode-toolbar-button
  >`;
}

function toggle(icon: string, text: string, title: string, checked: boolean, act: () => void): TemplateResult {
  return html`<vscode-toolbar-button toggleable icon=${icon} label=${text} title=${title} .checked=${checked} @change=${act}
    ><span class="label">${text}</span></vscode-toolbar-button
  >`;
}
