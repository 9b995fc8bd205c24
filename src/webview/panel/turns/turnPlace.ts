/** Where one turn stands in the list: its plain text, until somebody comes near; then all that can be seen of it. */
import type { PanelController } from '../panelController.ts';
import { isAssistant, type PanelModel, type Turn } from '../state/panelModel.ts';
import { AssistantTurnElement } from '../views/assistantTurn.ts';
import { UserTurnElement } from '../views/userTurn.ts';
import { estimatedHeight } from './estimatedHeight.ts';

export class TurnPlace {
  readonly element = document.createElement('div');
  #turn: Turn;
  #shown: AssistantTurnElement | UserTurnElement | undefined;
  readonly #controller: PanelController;

  constructor(turn: Turn, controller: PanelController, widthPx: number) {
    this.#turn = turn;
    this.#controller = controller;
    this.element.className = 'turn-place';
    this.element.style.containIntrinsicHeight = `auto ${estimatedHeight(turn.view, widthPx)}px`;
    this.#showText();
  }

  get id(): string {
    return this.#turn.view.id;
  }

  get turn(): Turn {
    return this.#turn;
  }

  /** What is there for the eye, once it was drawn. */
  get shown(): AssistantTurnElement | UserTurnElement | undefined {
    return this.#shown;
  }

  /** @param isLast of all that are shown */
  update(turn: Turn, model: PanelModel, isLast: boolean): void {
    const isNew = turn !== this.#turn;
    this.#turn = turn;
    if (!this.#shown) {
      if (isNew) this.#showText();
      return;
    }
    if (this.#shown instanceof AssistantTurnElement) {
      if (!isAssistant(turn)) return;
      this.#shown.turn = turn;
      this.#shown.isLast = isLast;
      this.#shown.isStopping = model.stopping && isLast;
    } else if (!isAssistant(turn)) {
      this.#shown.turn = turn;
      this.#shown.editing = model.editing?.turnId === turn.view.id ? model : undefined;
    }
  }

  /** Draws the turn, where that has not been done. */
  draw(model: PanelModel, isLast: boolean): void {
    if (this.#shown) return;
    const isAnswer = isAssistant(this.#turn);
    const shown = isAnswer ? new AssistantTurnElement() : new UserTurnElement();
    shown.className = isAnswer ? 'turn answer' : 'turn question';
    shown.role = 'article';
    shown.tabIndex = -1;
    shown.controller = this.#controller;
    this.#shown = shown;
    this.element.classList.add('is-drawn');
    this.update(this.#turn, model, isLast);
    this.element.replaceChildren(shown);
  }

  /** Back to the text: nobody is near any more. */
  clear(): void {
    if (!this.#shown) return;
    this.element.style.containIntrinsicHeight = `auto ${this.element.offsetHeight}px`;
    this.element.classList.remove('is-drawn');
    this.#shown = undefined;
    this.#showText();
  }

  /** Being read, written in or selected: not to be cleared. */
  get isInUse(): boolean {
    if (this.element.contains(document.activeElement)) return true;
    const selection = document.getSelection();
    return selection !== null && !selection.isCollapsed && selection.containsNode(this.element, true);
  }

  /** The text is there for screen readers and for finding; the eye never comes as near as that. */
  #showText(): void {
    const { view } = this.#turn;
    const text = document.createElement('div');
    text.className = 'turn-text';
    text.role = 'article';
    text.textContent = view.text;
    this.element.replaceChildren(text);
  }
}
