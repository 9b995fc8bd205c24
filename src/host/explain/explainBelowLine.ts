import * as vscode from 'vscode';
import { isCancelled } from '../cancellation.ts';
import { charsFor } from '../chat/contextRoom.ts';
import { describeError, PlainFailure } from '../errorMessages.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';
import type { ExplainPeek } from './explainPeek.ts';
import type { ExplainSubject } from './explainSubject.ts';
import { gatheredLinks } from './explanationBody.ts';
import { fitMaterial } from './fitMaterial.ts';
import type { PeekedExplanation } from './peekedExplanation.ts';
import { prepareExplanation } from './prepareExplanation.ts';

/** Has something explained below a line; what fails is told there, and mended by a notification's buttons. */
export async function explainBelowLine(
  services: Services,
  peek: ExplainPeek,
  subject: ExplainSubject,
  anchor: NonNullable<ExplainSubject['anchor']>,
): Promise<void> {
  const { endpoints, log, settings } = services;
  const { depth, language } = settings.explaining;
  const shown = peek.open(subject, anchor, { depth, language });
  let endpoint = endpoints.active;
  try {
    const choice = await modelFor(services, shown.stop.signal);
    endpoint = choice.endpoint;
    await run(services, peek, shown, choice);
  } catch (error) {
    shown.status = isCancelled(error) ? 'stopped' : 'failed';
    if (isCancelled(error)) return;
    shown.notices.push(escapeMarkdown(describeError(error, endpoint).message));
    void showError(error, endpoint, log, () => explainBelowLine(services, peek, subject, anchor));
  } finally {
    peek.draw(shown);
  }
}

async function modelFor({ catalog, endpoints }: Services, signal: AbortSignal): Promise<ModelChoice> {
  await catalog.ensureKnown(endpoints.active, signal);
  const choice = catalog.chat();
  if (choice) return choice;
  throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label), [
    'choose-model',
    'choose-endpoint',
  ]);
}

async function run(
  services: Services,
  peek: ExplainPeek,
  shown: PeekedExplanation,
  choice: ModelChoice,
): Promise<void> {
  const { subject, style, stop } = shown;
  shown.author = choice.model.label;
  const { material, notices } = fitMaterial(subject.material, charsFor(choice) * 0.6);
  shown.notices.push(...notices.map(escapeMarkdown));
  const { messages, gathered, links } = await prepareExplanation(services, {
    subject,
    material,
    style,
    signal: stop.signal,
  });
  shown.around = gatheredLinks(gathered);
  peek.draw(shown);
  const add = (text: string): void => {
    shown.markdown += links.push(text);
    shown.answer += text;
    shown.status = 'streaming';
    peek.drawSoon(shown);
  };
  const waits = new WaitProgress((wait, seconds) => {
    shown.waiting = describeWait(wait, choice.endpoint, seconds);
    peek.draw(shown);
  }, 1);
  try {
    const result = await services.turns.run(
      { surface: 'explain', choice, messages, signal: stop.signal },
      {
        onModel: answering => {
          shown.author = answering.model.label;
        },
        onWait: wait => {
          waits.follow(wait);
          if (wait) return;
          shown.waiting = undefined;
          peek.draw(shown);
        },
        onReasoning: () => {
          if (shown.status !== 'asking') return;
          shown.status = 'thinking';
          peek.draw(shown);
        },
        onText: add,
      },
    );
    shown.notices.push(...endOf(result).map(escapeMarkdown));
    shown.status = 'done';
  } finally {
    waits.follow(undefined);
    shown.waiting = undefined;
    shown.markdown += links.end();
  }
}

/** What an answer's end has to say beyond its text. */
function endOf({ text, finishReason, choice }: TurnResult): string[] {
  const { t } = vscode.l10n;
  if (finishReason === 'content-filter') {
    return [t('{0} ended the answer because it found it sensitive.', choice.endpoint.label)];
  }
  if (text.trim() === '') {
    return finishReason === 'length'
      ? [t('{0} used all of its output for thinking and gave no answer.', choice.model.label)]
      : [t('{0} gave no answer.', choice.model.label)];
  }
  return finishReason === 'length' ? [t('The answer is as long as the model may write, and ends here.')] : [];
}
