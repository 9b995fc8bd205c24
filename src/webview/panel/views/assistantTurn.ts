/** An answer: who gives it, what it thinks, what it says, how it ended, what it cost. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import '../../shared/waitLine.ts';
import { drawMade } from '../diagram/drawMade.ts';
import { linkLines } from '../lines/linkLines.ts';
import { MarkdownView } from '../markdown/markdownView.ts';
import type { PanelController } from '../panelController.ts';
import { type AssistantTurn, canGoOn, isUnfinished } from '../state/panelModel.ts';
import { answerTools, branchTools } from '../turns/turnTools.ts';
import '../sight/answerSight.ts';
import type { AnswerMarks } from '../sight/answerMarks.ts';
import type { AnswerSight } from '../sight/answerSight.ts';
import { answerParts } from '../tools/answerParts.ts';
import '../tools/toolCalls.ts';
import { errorCard } from './errorCard.ts';
import { showPicture } from './lightbox.ts';
import { mark } from './mark.ts';
import { outcomeBars } from './outcomeBar.ts';
import './thinkingFold.ts';
import { usageLine } from './usageLine.ts';

export class AssistantTurnElement extends LitElement {
  static override properties = {
    turn: { attribute: false },
    controller: { attribute: false },
    isLast: { attribute: false },
    isStopping: { attribute: false },
    copied: { state: true },
  };
  declare turn: AssistantTurn;
  declare controller: PanelController;
  declare isLast: boolean;
  declare isStopping: boolean;
  declare copied: boolean;
  /** One for each part of the text. */
  #views: MarkdownView[] = [];
  #marks: AnswerMarks | undefined;
  /** Whose lines are links, with the text that they stand in. */
  readonly #linked = new WeakMap<MarkdownView, string>();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const { view } = this.turn;
    return html`
      <h2 class="answer-head">
        ${mark()}<span class="visually-hidden">${l10n.t('Answer of')} </span><span class="answer-model">${view.modelLabel}</span>
      </h2>
      ${view.notices.map(notice => html`<p class="answer-note">${icon('info')}<span>${notice}</span></p>`)}
      ${view.reasoning.trim() === '' ? nothing : html`<glm-thinking .turn=${this.turn}></glm-thinking>`}
      ${answerParts(view).map(
        ({ calls }) => html`<div class="markdown answer-text" @click=${this.#openPicture}></div>
          ${calls.length === 0 ? nothing : html`<glm-tool-calls .calls=${calls} .turnId=${view.id} .controller=${this.controller}></glm-tool-calls>`}`,
      )}
      <glm-answer-sight
        .turn=${this.turn}
        .controller=${this.controller}
        @marks-changed=${this.#markAnew}
      ></glm-answer-sight>
      ${this.#ending()} ${outcomeBars(view.id, view.outcomes, this.controller)} ${this.#footer()}
    `;
  }

  /** Whatever the status is, something says so: nothing spins for ever, nothing ends without a word. */
  #ending(): unknown {
    const { view } = this.turn;
    switch (view.status) {
      case 'waiting':
        return html`<p class="answer-wait">
          ${dots()}${this.#waiting()}
        </p>`;
      case 'streaming':
        if (this.isStopping) return html`<p class="answer-wait">${dots()}<span>${l10n.t('Stopping…')}</span></p>`;
        // While it only thinks, the running clock says so.
        if (view.calls?.some(({ status }) => status === 'asking')) return nothing;
        return view.text === '' && !view.calls ? nothing : html`<p class="answer-wait">${dots()}</p>`;
      case 'stopped':
        return html`<p class="answer-note">
          ${icon('circle-slash')}<span>${l10n.t('Stopped')}</span>${this.#continueButton()}
        </p>`;
      case 'failed':
        return errorCard(view.error ?? { message: l10n.t('The answer failed.'), fixes: [] }, {
          canRetry: true,
          canContinue: canGoOn(view),
          run: id => this.controller.turns.runFix(id, view.id),
        });
      case 'done':
        if (view.outOfRounds) {
          return html`<p class="answer-note is-warning">
            ${icon('warning')}<span>${l10n.t('The model has used its tools as often as it may for one answer.')}</span>
            <button type="button" class="text-button" @click=${() => this.controller.turns.continue(view.id)}>
              ${icon('debug-continue')} ${l10n.t('Go On')}
            </button>
          </p>`;
        }
        if (view.cutByLength) {
          return html`<p class="answer-note is-warning">
            ${icon('warning')}<span>${l10n.t('The answer is as long as the model may write, and ends here.')}</span
            >${this.#continueButton()}
          </p>`;
        }
        return view.text.trim() === '' && !view.sound
          ? html`<p class="answer-note is-warning">
              ${icon('warning')}<span>${l10n.t('The model ended without an answer.')}</span>
            </p>`
          : nothing;
    }
  }

  #continueButton(): unknown {
    const { view } = this.turn;
    if (!canGoOn(view)) return nothing;
    return html`<button type="button" class="text-button" @click=${() => this.controller.turns.continue(view.id)}>
      ${icon('debug-continue')} ${l10n.t('Continue')}
    </button>`;
  }

  #waiting(): unknown {
    const { wait } = this.turn.view;
    if (this.isStopping) return html`<span>${l10n.t('Stopping…')}</span>`;
    if (wait) return html`<glm-wait-line .wait=${wait}></glm-wait-line>`;
    return html`<span>${l10n.t('Waiting for the model…')}</span>`;
  }

  #footer(): unknown {
    const { view } = this.turn;
    // Another version can be gone to while this one is written.
    if (isUnfinished(view)) {
      return view.branch ? html`<footer class="answer-foot">${branchTools(view, this.controller)}</footer>` : nothing;
    }
    return html`<footer class="answer-foot ${this.isLast ? 'is-last' : ''}">
      ${answerTools(view, this.controller, { copied: this.copied, copy: this.#copy })}
      ${view.usage ? usageLine(view.usage, view.cost, view.uncounted) : nothing}
    </footer>`;
  }

  #copy = async (): Promise<void> => {
    if (!(await this.controller.code.copy(this.turn.view.text.trim()))) return;
    this.copied = true;
    announce(l10n.t('Copied'));
    setTimeout(() => {
      this.copied = false;
    }, 1500);
  };

  #openPicture = (event: Event): void => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>('.tool-picture-open') : null;
    const number = place?.dataset.number;
    const view = number === undefined ? undefined : this.controller.tools.pictureOf(this.turn.view.id, Number(number));
    if (view) showPicture(view, this.controller);
  };

  /** The words point at other things now: they are rendered again, whole. */
  #markAnew = (): void => {
    for (const { element } of this.#views) element.replaceChildren();
    this.#views = [];
    this.requestUpdate();
  };

  /** Once for each text, when it is whole: what is written anew has no links any more. */
  #linkLines(shown: MarkdownView, text: string): void {
    if (this.#linked.get(shown) === text) return;
    this.#linked.set(shown, text);
    void linkLines(shown.element, lines => this.controller.turns.findLines(lines));
  }

  protected override updated(_changed: PropertyValues): void {
    const { view } = this.turn;
    // Among the children alone: a selector would look through all of the answer.
    const children = [...this.children];
    const bodies = children.filter(child => child.classList.contains('answer-text')) as HTMLElement[];
    const sight = children.find(child => child.localName === 'glm-answer-sight') as AnswerSight | undefined;
    if (this.#views.length === 0) this.#marks = sight?.marks;
    // A call that was being prepared came to nothing.
    for (const gone of this.#views.splice(bodies.length)) gone.show('', true);
    const parts = answerParts(view);
    for (const [index, body] of bodies.entries()) {
      this.#views[index] ??= new MarkdownView(body, this.#marks?.part(index), number =>
        this.controller.tools.pictureOf(view.id, number),
      );
      const isLast = index === bodies.length - 1;
      const ended = !isLast || !isUnfinished(view);
      this.#views[index].show(parts[index]?.text ?? '', ended, isLast ? this.turn.growth : undefined);
    }
    if (!isUnfinished(view)) {
      for (const [index, shown] of this.#views.entries()) this.#linkLines(shown, parts[index]?.text ?? '');
      if (view.outcomes?.some(({ kind }) => kind === 'diagram')) drawMade(this, this.controller.code);
    }
    this.ariaBusy = String(isUnfinished(view));
  }
}

function dots(): TemplateResult {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
}

customElements.define('glm-assistant-turn', AssistantTurnElement);
