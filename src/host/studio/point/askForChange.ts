import * as vscode from 'vscode';
import { problemList, repairEditsTemplate } from '../../../core/prompts/editTemplates.ts';
import { editProblemsTemplate, editProblemText, sayProblems } from '../../../core/edits/index.ts';
import { readPageEdits } from '../../../core/studio/edits/index.ts';
import {
  type AppliedWithin,
  applyWithin,
  isOutside,
  outsideProblemText,
} from '../../../core/studio/point/applyWithin.ts';
import type { Span } from '../../../core/studio/source/index.ts';
import { type Cost, sumOfCosts } from '../../../core/usage/index.ts';
import type { ChatMessage } from '../../../provider/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import { NoChange } from './noChange.ts';

/** More than any change that one sentence asks for. */
const maxChangeTokens = 16_384;

export interface AskForChange {
  services: Pick<Services, 'turns' | 'prompts'>;
  choice: ModelChoice;
  messages: readonly ChatMessage[];
  html: string;
  /** Pieces of it that may change; nothing means all of it. */
  spans: readonly Span[];
  signal: AbortSignal;
  onStep(step: 'thinking' | 'writing' | 'repairing'): void;
}

/**
 * Asks for edits of what was pointed at. Where one cannot be made, the model is told why and asked once more; then all
 * of them are made or none.
 * @throws NoChange; MissingKey, GlmError, the signal's reason
 */
export async function askForChange(options: AskForChange): Promise<{ html: string; cost: Cost; modelLabel: string }> {
  const { services, messages, html, spans, onStep } = options;
  const allowed = spans.length > 0 ? spans : [{ start: 0, end: html.length }];
  const first = await ask(options, messages);
  let made = edited(html, allowed, first.text);
  let { cost } = first;
  if (made.problems.length > 0) {
    onStep('repairing');
    const say = sayProblems(await services.prompts.text(editProblemsTemplate));
    const problems = made.problems.map(problem =>
      isOutside(problem) ? outsideProblemText(problem, say) : editProblemText(problem, say),
    );
    const second = await ask(options, [
      ...messages,
      { role: 'assistant', content: first.text },
      {
        role: 'user',
        content: await services.prompts.text(repairEditsTemplate, { problems: problemList(problems) }),
      },
    ]);
    cost = sumOfCosts([cost, second.cost]);
    made = edited(html, allowed, second.text);
  }
  if (made.problems.length > 0) throw new NoChange(refusal(made), '');
  if (made.applied === 0) {
    throw new NoChange(vscode.l10n.t('The model answered without a change.'), first.text.trim());
  }
  return { html: made.html, cost, modelLabel: first.modelLabel };
}

async function ask(
  { services: { turns }, choice, signal, onStep }: AskForChange,
  messages: readonly ChatMessage[],
): Promise<{ text: string; cost: Cost; modelLabel: string }> {
  const { maxOutputTokens } = choice.model;
  const result = await turns.run(
    {
      surface: 'studio',
      choice,
      messages,
      ...(maxOutputTokens ? { request: { maxTokens: Math.min(maxOutputTokens, maxChangeTokens) } } : {}),
      signal,
    },
    { onReasoning: () => onStep('thinking'), onText: () => onStep('writing') },
  );
  return { text: result.text, cost: result.cost, modelLabel: result.choice.model.label };
}

function edited(html: string, spans: readonly Span[], answer: string): AppliedWithin {
  const read = readPageEdits(answer);
  const made = applyWithin(html, spans, read.edits);
  return { ...made, problems: [...read.problems, ...made.problems] };
}

function refusal({ problems }: AppliedWithin): string {
  return problems.some(isOutside)
    ? vscode.l10n.t(
        'The model wanted to change more than what you pointed at, so the page stays as it is. Say it otherwise, or point at what is around it.',
      )
    : vscode.l10n.t('The changes that the model wrote do not fit the page, so it stays as it is.');
}
