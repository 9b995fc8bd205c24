import * as vscode from 'vscode';
import type { ExplainPlace } from '../../core/explain/index.ts';
import { isCancelled } from '../cancellation.ts';
import { askAgain } from '../chat/fixInChat.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { type AgainChoice, readAgainChoice } from './explainAgain.ts';
import { explainBelowLine } from './explainBelowLine.ts';
import { ExplainedDocuments } from './explainedDocuments.ts';
import { askInChat, continueInChat } from './explainInChatView.ts';
import { type AskPanel, explainInPanel } from './explainInPanel.ts';
import { ExplainPeek } from './explainPeek.ts';
import type { ExplainSubject } from './explainSubject.ts';
import type { PeekedExplanation } from './peekedExplanation.ts';

/** Explanations wherever the user wants them: in Chat, in the panel, or below the line. */
export class ExplainFeature implements vscode.Disposable {
  readonly documents = new ExplainedDocuments();
  readonly peek = new ExplainPeek();
  readonly #services: Services;
  readonly #askPanel: AskPanel;

  constructor(services: Services, askPanel: AskPanel) {
    this.#services = services;
    this.#askPanel = askPanel;
  }

  /**
   * Reads what is to be explained, and has it explained; failures are told.
   * @param place chosen now, and remembered; without, as it was last
   */
  async explain(read: () => Promise<ExplainSubject>, place?: ExplainPlace): Promise<void> {
    const { settings, endpoints, log } = this.#services;
    try {
      const subject = await read();
      if (place) await settings.setExplaining({ place });
      await this.#show(subject, place ?? settings.explaining.place);
    } catch (error) {
      if (isCancelled(error)) return;
      if (error instanceof PlainFailure && error.fixes.length === 0) {
        void vscode.window.showInformationMessage(error.message);
      } else {
        void showError(error, endpoints.active, log, () => this.explain(read, place));
      }
    }
  }

  /** The same once more, in another depth or language, which is remembered. */
  async again(argument: unknown): Promise<void> {
    const { peek, turn, ...style }: AgainChoice = readAgainChoice(argument);
    const shown = peek === undefined ? undefined : this.peek.find(peek);
    if (!shown && !turn) return;
    await this.#services.settings.setExplaining(style);
    if (shown) await this.#below(shown.subject, shown.anchor);
    else if (turn) await askAgain(turn);
  }

  /** Goes on in Chat about what is explained below a line. */
  async continue(shown: PeekedExplanation): Promise<void> {
    await continueInChat(shown, this.documents, this.#services.log);
  }

  dispose(): void {
    this.documents.dispose();
    this.peek.dispose();
  }

  async #show(subject: ExplainSubject, place: ExplainPlace): Promise<void> {
    // What stands in no editor has no line to be explained below.
    if (place === 'peek' && subject.anchor) await this.#below(subject, subject.anchor);
    else if (place === 'panel') await explainInPanel(this.#services, subject, this.#askPanel);
    else await askInChat(subject, this.documents, this.#services.log);
  }

  #below(subject: ExplainSubject, anchor: NonNullable<ExplainSubject['anchor']>): Promise<void> {
    return explainBelowLine(this.#services, this.peek, subject, anchor);
  }
}
