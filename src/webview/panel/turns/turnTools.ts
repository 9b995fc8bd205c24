/** What can be done with one turn: a row of buttons under it. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AssistantTurnView, BranchView, TurnView } from '../../../protocol/index.ts';
import { formatMoment, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { type MenuEntry, openMenu } from '../../shared/menu.ts';
import '../../shared/toolbar.ts';
import type { PanelController } from '../panelController.ts';
import { quoteOf } from '../quote/quoteText.ts';
import { selectedTextIn } from '../quote/selectedText.ts';
import { canGoOn } from '../state/panelModel.ts';

/** `tool` names the button wherever it stands: focus finds it again when its turn is shown anew. */
interface Tool {
  readonly tool: string;
  readonly icon: string;
  readonly label: string;
  readonly opensMenu?: boolean;
  run(event: MouseEvent): void;
}

export function answerTools(
  view: AssistantTurnView,
  controller: PanelController,
  { copied, copy }: { copied: boolean; copy(): void },
): TemplateResult {
  const { t } = l10n;
  const hasText = view.text.trim() !== '';
  const tools: Tool[] = [
    ...(hasText
      ? [{ tool: 'copy', icon: copied ? 'check' : 'copy', label: copied ? t('Copied') : t('Copy Answer'), run: copy }]
      : []),
    { tool: 'retry', icon: 'refresh', label: t('Ask Again'), run: () => controller.turns.retry(view.id) },
    {
      tool: 'retry-with',
      icon: 'arrow-swap',
      label: t('Ask Another Model'),
      opensMenu: true,
      run: event => openModels(event, view, controller),
    },
    ...(canGoOn(view)
      ? [
          {
            tool: 'continue',
            icon: 'debug-continue',
            label: t('Continue the Answer'),
            run: () => controller.turns.continue(view.id),
          },
        ]
      : []),
    ...(hasText ? [quoteTool(view, controller)] : []),
    moreTool(view, controller, [
      ...(hasText
        ? [{ label: t('Copy with Question'), icon: 'copy', run: () => void controller.turns.copy(view.id, 'exchange') }]
        : []),
    ]),
  ];
  return toolbar(view, controller, tools, t('What to do with this answer'));
}

/** Of an answer under way: only to go to another version of it. */
export function branchTools(view: AssistantTurnView, controller: PanelController): TemplateResult {
  return toolbar(view, controller, [], l10n.t('What to do with this answer'));
}

export function questionTools(
  view: TurnView & { role: 'user' },
  controller: PanelController,
  edit: () => void,
): TemplateResult {
  const { t } = l10n;
  const hasText = view.text !== '';
  const tools: Tool[] = [
    { tool: 'edit', icon: 'edit', label: t('Edit and Ask Again'), run: edit },
    ...(hasText
      ? [
          {
            tool: 'copy',
            icon: 'copy',
            label: t('Copy Question'),
            run: () => void controller.turns.copy(view.id, 'turn'),
          },
          quoteTool(view, controller),
        ]
      : []),
    moreTool(view, controller, []),
  ];
  return toolbar(view, controller, tools, t('What to do with this question'));
}

function toolbar(view: TurnView, controller: PanelController, tools: readonly Tool[], label: string): TemplateResult {
  return html`<glm-toolbar class="tools" aria-label=${label}>
    ${view.branch ? branchSwitch(view.id, view.branch, controller) : nothing}
    ${tools.map(
      ({ tool, icon: name, label: title, opensMenu, run }) => html`<button
        type="button"
        class="icon-button tool"
        data-tool=${tool}
        aria-label=${title}
        aria-haspopup=${opensMenu ? 'menu' : nothing}
        title=${title}
        @mousedown=${keepSelection}
        @click=${run}
      >
        ${icon(name)}
      </button>`,
    )}
    ${time(view)}
  </glm-toolbar>`;
}

/** ‹ 2 / 3 ›: which of the versions of this turn is shown. */
function branchSwitch(turnId: string, { index, count }: BranchView, controller: PanelController): TemplateResult {
  const step = (name: string, glyph: string, label: string, steps: number, isEnd: boolean): TemplateResult =>
    html`<button
      type="button"
      class="icon-button"
      data-tool=${name}
      aria-label=${label}
      aria-disabled=${isEnd}
      title=${label}
      @click=${() => {
        if (!isEnd) controller.turns.switch(turnId, steps);
      }}
    >
      ${icon(glyph)}
    </button>`;
  return html`<span class="branch" role="group" aria-label=${l10n.t('Version {0} of {1}', index, count)}>
    ${step('earlier', 'chevron-left', l10n.t('Earlier Version'), -1, index === 1)}
    <span class="branch-place">${index} / ${count}</span>
    ${step('later', 'chevron-right', l10n.t('Later Version'), 1, index === count)}
  </span>`;
}

function quoteTool(view: TurnView, controller: PanelController): Tool {
  return {
    tool: 'quote',
    icon: 'quote',
    label: l10n.t('Quote'),
    run: event => {
      const turn = (event.currentTarget as Element).closest('.turn');
      controller.compose(quoteOf((turn && selectedTextIn(turn)) || view.text));
    },
  };
}

function moreTool(view: TurnView, controller: PanelController, entries: readonly MenuEntry[]): Tool {
  const label = l10n.t('More');
  const all = [
    ...entries,
    {
      label: l10n.t('Copy Whole Conversation'),
      icon: 'files',
      run: () => void controller.turns.copy(view.id, 'conversation'),
    },
  ];
  return {
    tool: 'more',
    icon: 'ellipsis',
    label,
    opensMenu: true,
    run: event => openMenu(event.currentTarget as HTMLElement, label, all),
  };
}

/** The models of the endpoint, those that see pictures marked; the choice is for this answer alone. */
function openModels(event: MouseEvent, view: AssistantTurnView, controller: PanelController): void {
  const models = controller.turns.models.map(({ id, label, vision }) => ({
    label,
    icon: vision ? 'eye' : 'comment',
    detail: vision ? l10n.t('sees pictures') : l10n.t('text only'),
    run: () => controller.turns.retry(view.id, id),
  }));
  if (models.length === 0) controller.say(l10n.t('No other model is known here.'));
  else openMenu(event.currentTarget as HTMLElement, l10n.t('Ask Another Model'), models);
}

function time({ atMs }: TurnView): TemplateResult | typeof nothing {
  if (atMs === undefined) return nothing;
  const { short, long } = formatMoment(atMs, Date.now(), pageLocale(document.documentElement));
  return html`<time class="turn-time" datetime=${new Date(atMs).toISOString()} title=${long}>${short}</time>`;
}

/** A press on a button would take away what is selected, and that is what is to be quoted. */
function keepSelection(event: MouseEvent): void {
  if (!document.getSelection()?.isCollapsed) event.preventDefault();
}
