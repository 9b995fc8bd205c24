/** A picture with tools to mark it, over the panel. Nothing is changed until it is applied, and nothing lost by a failure. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ImageView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icon.ts';
import { iconButton } from '../../shared/iconButton.ts';
import '../views/pictureStage.ts';
import type { PictureStage } from '../views/pictureStage.ts';
import { brushBar, toolBar } from './annotatorBars.ts';
import { type KeyCommand, keyCommand } from './annotatorKeys.ts';
import type { Drawable } from './drawMarks.ts';
import { type Brush, lastBrush, rememberBrush } from './editMemory.ts';
import { type Mark, moveMark, numberOf, rectOf, resizeMark } from './mark.ts';
import { beginHistory, change, type MarkHistory, redo, undo } from './markHistory.ts';
import { labelOf, type Tool, toolFacts } from './tools.ts';
import './markSurface.ts';

/** CSS pixels that an arrow key moves a mark. */
const keyStep = 8;

export interface AnnotatorTask {
  /** As it was before anything was drawn on it. */
  readonly original: ImageView;
  readonly marks: readonly Mark[];
  /** The picture's own pixels. Rejects when it cannot be read. */
  load(): Promise<Drawable>;
  /** Rejects when it cannot be read. */
  isAnimated(): Promise<boolean>;
  /** Rejects with words for the user; the annotator stays open then. */
  apply(marks: readonly Mark[]): Promise<void>;
}

export class Annotator extends LitElement {
  static override properties = {
    task: { attribute: false },
    history: { state: true },
    selected: { state: true },
    brush: { state: true },
    picture: { state: true },
    phase: { state: true },
    problem: { state: true },
    isAnimated: { state: true },
  };
  declare task: AnnotatorTask;
  declare history: MarkHistory;
  declare selected: number | undefined;
  declare brush: Brush;
  declare picture: Drawable | undefined;
  declare phase: 'editing' | 'asking' | 'applying';
  declare problem: string | undefined;
  declare isAnimated: boolean;

  constructor() {
    super();
    this.history = beginHistory([]);
    this.brush = lastBrush() ?? { tool: 'box', color: '#e5252a', weight: 2 };
    this.phase = 'editing';
    this.isAnimated = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #stage(): PictureStage | null {
    return this.querySelector('glm-picture-stage');
  }

  get #mark(): Mark | undefined {
    return this.history.now.find(({ id }) => id === this.selected);
  }

  get #size(): ImageView {
    return this.task.original;
  }

  get #isDirty(): boolean {
    return this.history.now !== this.task.marks;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('task')) return;
    this.history = beginHistory(this.task.marks);
    void this.#load();
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.#focusWhenDrawn();
  }

  /** The stage draws the surface, and each draws in its own time. */
  async #focusWhenDrawn(): Promise<void> {
    await this.#stage?.updateComplete;
    await this.querySelector('glm-mark-surface')?.updateComplete;
    this.#focusSurface();
  }

  async #load(): Promise<void> {
    try {
      this.picture = await this.task.load();
      this.isAnimated = await this.task.isAnimated();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    const { original } = this.task;
    const isBusy = this.phase === 'applying';
    return html`<dialog
      class="annotator"
      aria-label=${l10n.t('Mark up {0}', original.name)}
      aria-busy=${isBusy}
      @keydown=${this.#onKey}
      @cancel=${(event: Event) => event.preventDefault()}
    >
      <div class="annotator-bar">
        ${toolBar(this.brush.tool, tool => this.#chooseTool(tool))} ${this.#brush()}
        <span class="annotator-tools" role="group" aria-label=${l10n.t('Changes')}>
          ${iconButton('discard', l10n.t('Undo'), () => this.#run({ do: 'undo' }), this.history.before.length === 0)}
          ${iconButton('redo', l10n.t('Redo'), () => this.#run({ do: 'redo' }), this.history.after.length === 0)}
          ${iconButton('trash', l10n.t('Delete Mark'), () => this.#delete(), this.#mark === undefined)}
        </span>
        <span class="annotator-tools" role="group" aria-label=${l10n.t('Zoom')}>
          ${iconButton('zoom-out', l10n.t('Zoom Out (-)'), () => this.#stage?.zoomOut())}
          ${iconButton('zoom-in', l10n.t('Zoom In (+)'), () => this.#stage?.zoomIn())}
          ${iconButton('screen-full', l10n.t('Fit (0)'), () => this.#stage?.fit())}
        </span>
      </div>
      <glm-picture-stage
        .src=${original.uri}
        .width=${original.width}
        .height=${original.height}
        .label=${original.name}
        .dragsToPan=${false}
        .overlay=${this.#surface()}
        @stage-zoom=${() => this.requestUpdate()}
      ></glm-picture-stage>
      ${this.#foot(isBusy)}
    </dialog>`;
  }

  #surface(): TemplateResult {
    return html`<glm-mark-surface
      .marks=${this.history.now}
      .size=${this.#size}
      .picture=${this.picture}
      .scale=${this.#stage?.scale ?? 1}
      .brush=${this.brush}
      .selected=${this.selected}
      .stage=${() => this.#stage}
      @marks-change=${({ detail }: CustomEvent<{ marks: readonly Mark[]; step?: string }>) => {
        this.#change(detail.marks, detail.step);
      }}
      @mark-select=${({ detail }: CustomEvent<{ id: number | undefined; isNew: boolean }>) => {
        this.#select(detail.id);
        if (detail.isNew && this.#mark?.shape === 'text') this.#focusText();
      }}
    ></glm-mark-surface>`;
  }

  #brush(): TemplateResult {
    const mark = this.#mark;
    return brushBar({
      color: mark?.color ?? this.brush.color,
      weight: mark?.weight ?? this.brush.weight,
      text: mark?.shape === 'text' ? (mark.text ?? '') : undefined,
      chooseColor: color => this.#paint({ color }),
      chooseWeight: weight => this.#paint({ weight }),
      write: text => {
        if (mark) this.#replace({ ...mark, text }, `text ${mark.id}`);
      },
    });
  }

  #foot(isBusy: boolean): TemplateResult {
    if (this.phase === 'asking') {
      return html`<div class="annotator-foot" role="alertdialog" aria-label=${l10n.t('Discard the changes?')}>
        <p>${l10n.t('Discard the changes?')}</p>
        <vscode-button secondary @click=${() => this.#keep()}>${l10n.t('Keep Editing')}</vscode-button>
        <vscode-button class="annotator-discard" @click=${() => this.#close()}>${l10n.t('Discard')}</vscode-button>
      </div>`;
    }
    const animated = this.isAnimated
      ? html`<p role="status" class="annotator-animated">
          ${icon('info')} ${l10n.t('This picture moves. Only its first frame is marked and sent.')}
        </p>`
      : nothing;
    const hint = l10n.t('Space adds a mark, arrows move it, Shift+arrows resize it, Page Down selects the next.');
    return html`<div class="annotator-foot">
      ${animated}
      ${
        this.problem === undefined
          ? html`<p class="annotator-hint" id="annotator-hint">${hint}</p>`
          : html`<p role="alert" class="annotator-problem">${icon('error')} ${this.problem}</p>`
      }
      ${
        this.task.marks.length > 0
          ? html`<vscode-button secondary ?disabled=${isBusy || this.history.now.length === 0} @click=${() => this.#revert()}
              >${l10n.t('Revert')}</vscode-button
            >`
          : nothing
      }
      <vscode-button secondary ?disabled=${isBusy} @click=${() => this.#leave()}>${l10n.t('Cancel')}</vscode-button>
      <vscode-button class="annotator-apply" ?disabled=${isBusy} @click=${() => void this.#apply()}
        >${isBusy ? l10n.t('Attaching…') : l10n.t('Apply')}</vscode-button
      >
    </div>`;
  }

  #change(marks: readonly Mark[], step?: string): void {
    this.history = change(this.history, marks, step);
  }

  #replace(mark: Mark, step?: string): void {
    this.#change(
      this.history.now.map(other => (other.id === mark.id ? mark : other)),
      step,
    );
  }

  /** The mark that is selected, and all to come. */
  #paint(paint: { color?: string; weight?: number }): void {
    this.#setBrush({ ...this.brush, ...paint });
    const mark = this.#mark;
    if (mark) this.#replace({ ...mark, ...paint });
  }

  #chooseTool(tool: Tool): void {
    this.#setBrush({ ...this.brush, tool });
    if (tool !== 'select') this.selected = undefined;
    // A picture is cut once: the cut that there is can be changed.
    if (tool === 'crop') this.selected = this.history.now.find(({ shape }) => shape === 'crop')?.id;
    announce(toolFacts().find(facts => facts.tool === tool)?.label ?? '');
  }

  #setBrush(brush: Brush): void {
    this.brush = brush;
    // A picture is cut now and then: the next one is not to be cut by whoever means to mark it.
    if (brush.tool !== 'crop') rememberBrush(brush);
  }

  #select(id: number | undefined): void {
    this.selected = id;
    const mark = this.#mark;
    if (!mark) return;
    const { x, y, width, height } = rectOf(mark.points);
    const name = mark.shape === 'number' ? `${labelOf(mark)} ${numberOf(mark, this.history.now)}` : labelOf(mark);
    const [left, top, across, down] = [x, y, width, height].map(Math.round);
    announce(l10n.t('{0} at {1}, {2}, {3} × {4}', name, left ?? 0, top ?? 0, across ?? 0, down ?? 0));
  }

  #turnSelection(step: 1 | -1): void {
    const { now } = this.history;
    const index = now.findIndex(({ id }) => id === this.selected);
    const next = index < 0 ? (step > 0 ? 0 : now.length - 1) : (index + step + now.length) % now.length;
    this.#select(now[next]?.id);
  }

  #delete(): void {
    const mark = this.#mark;
    if (!mark) return;
    this.#change(this.history.now.filter(({ id }) => id !== mark.id));
    this.selected = undefined;
    announce(l10n.t('{0} is removed.', labelOf(mark)));
  }

  #revert(): void {
    this.#change([]);
    this.selected = undefined;
  }

  #leave(): void {
    if (!this.#isDirty) {
      this.#close();
      return;
    }
    this.phase = 'asking';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.annotator-discard')?.focus());
  }

  #keep(): void {
    this.phase = 'editing';
    void this.updateComplete.then(() => this.#focusSurface());
  }

  #close(): void {
    this.querySelector('dialog')?.close();
    if (this.picture instanceof ImageBitmap) this.picture.close();
    this.remove();
  }

  async #apply(): Promise<void> {
    if (this.phase !== 'editing') return;
    if (!this.#isDirty) {
      this.#close();
      return;
    }
    this.phase = 'applying';
    this.problem = undefined;
    try {
      await this.task.apply(this.history.now.filter(({ shape, text }) => shape !== 'text' || text?.trim()));
      this.#close();
    } catch (error) {
      this.phase = 'editing';
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #focusSurface(): void {
    this.querySelector<HTMLElement>('.mark-surface')?.focus();
  }

  #focusText(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.annotator-text')?.focus());
  }

  #onKey = (event: KeyboardEvent): void => {
    // Keys in here are no keys of the panel or the editor.
    event.stopPropagation();
    if (event.isComposing) return;
    const { target } = event;
    const isOnPicture = target instanceof Element && target.closest('glm-picture-stage') !== null;
    const place = target instanceof HTMLInputElement ? 'text' : isOnPicture ? 'picture' : 'button';
    const command = keyCommand(event, place);
    const isTaken = command ? this.#run(command) : place !== 'text' && this.#stage?.takeKey(event);
    if (isTaken) event.preventDefault();
  };

  /** @returns whether the key is used up */
  #run(command: KeyCommand): boolean {
    if (command.do === 'escape') return this.#escape();
    if (this.phase !== 'editing') return false;
    switch (command.do) {
      case 'apply':
        void this.#apply();
        return true;
      case 'delete':
        this.#delete();
        return true;
      case 'undo':
        this.history = undo(this.history);
        return true;
      case 'redo':
        this.history = redo(this.history);
        return true;
      case 'add':
        this.querySelector('glm-mark-surface')?.add();
        return true;
      case 'leave-text':
        this.#focusSurface();
        return true;
      case 'tool':
        this.#chooseTool(command.tool);
        return true;
      case 'turn':
        this.#turnSelection(command.step);
        return true;
      case 'arrow':
        return this.#arrow(command);
    }
  }

  #arrow({ way, resizes, isFine }: KeyCommand & { do: 'arrow' }): boolean {
    const mark = this.#mark;
    // Without a mark the arrows move the picture.
    if (!mark) return false;
    const length = isFine ? 1 : keyStep / (this.#stage?.scale ?? 1);
    const by = { x: way.x * length, y: way.y * length };
    this.#replace((resizes ? resizeMark : moveMark)(mark, by, this.#size), `arrows ${mark.id}`);
    return true;
  }

  /** First what is selected, then the question, then the whole. */
  #escape(): boolean {
    if (this.phase === 'asking') this.#keep();
    else if (this.phase === 'editing' && this.selected !== undefined) {
      this.selected = undefined;
      this.#focusSurface();
    } else if (this.phase === 'editing') this.#leave();
    return true;
  }
}

customElements.define('glm-annotator', Annotator);

declare global {
  interface HTMLElementTagNameMap {
    'glm-annotator': Annotator;
  }
}
