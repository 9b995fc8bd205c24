import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { isRunning, type PreviewModel } from '../previewModel.ts';

export interface ToolbarActions {
  stop(): void;
  retry(): void;
  showSource(): void;
  save(): void;
  toggleCompare(): void;
  toggleActualSize(): void;
}

export function toolbar({ state, choices, stopping }: PreviewModel, actions: ToolbarActions): TemplateResult {
  const running = isRunning(state);
  return html`
    <div class="toolbar" role="toolbar" aria-label=${l10n.t('Page')}>
      ${
        running
          ? button(
              'debug-stop',
              stopping ? l10n.t('Stopping…') : l10n.t('Stop'),
              l10n.t('Stop and keep what came'),
              actions.stop,
            )
          : state.source
            ? button('refresh', l10n.t('Try Again'), l10n.t('Ask for the page once more'), actions.retry)
            : nothing
      }
      ${button('code', l10n.t('Show Source'), l10n.t('Show the source of the page'), actions.showSource)}
      ${running || state.html === '' ? nothing : button('save', l10n.t('Save…'), l10n.t('Save the page as a file'), actions.save)}
      <span class="spacer"></span>
      ${
        state.source
          ? toggle(
              'split-horizontal',
              l10n.t('Compare'),
              l10n.t('Show the screenshot beside the page'),
              choices.compare,
              actions.toggleCompare,
            )
          : nothing
      }
      ${toggle('zoom-in', l10n.t('Actual Size'), l10n.t('Show the page at its own size'), choices.actualSize, actions.toggleActualSize)}
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
