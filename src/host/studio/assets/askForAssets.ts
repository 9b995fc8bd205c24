import * as vscode from 'vscode';
import { type Picture, picturePart } from '../../../core/attachments/index.ts';
import { assetsPrompt, assetsTemplate, repairAssetsTemplate } from '../../../core/prompts/assetsPrompt.ts';
import { type AssetsRead, readAssets } from '../../../core/studio/assets/index.ts';
import type { Cost } from '../../../core/usage/index.ts';
import { coordinatesOf } from '../../../core/vision/index.ts';
import type { CallWait, ChatMessage } from '../../../provider/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';

/** More than any list of pictures needs. */
const maxListTokens = 8192;

export interface AskForAssets {
  services: Pick<Services, 'turns' | 'prompts'>;
  choice: ModelChoice;
  picture: Picture;
  placeholders: readonly string[];
  signal: AbortSignal;
  onStep(step: 'asking' | 'thinking' | 'writing' | 'repairing', found: number, modelLabel: string): void;
  onWait(wait: CallWait | undefined): void;
  /** Of each answer, also of one that was stopped or failed. */
  onCost(cost: Cost): void;
}

/**
 * Has a model find the pictures within a screenshot. Asked once more where its answer is no list.
 * @throws PlainFailure without a list; MissingKey, GlmError, or the signal's reason
 */
export async function askForAssets(options: AskForAssets): Promise<AssetsRead & { modelLabel: string }> {
  const { choice, picture, placeholders } = options;
  const { prompts } = options.services;
  const messages = assetsPrompt({
    rules: await prompts.text(assetsTemplate),
    picture: picturePart(picture),
    width: picture.width,
    height: picture.height,
    coordinates: coordinatesOf(choice.model.id),
    placeholders,
    locale: vscode.env.language,
  });
  const first = await ask(options, messages, 'asking');
  if (first.isList) return first;
  const again: ChatMessage[] = [
    ...messages,
    { role: 'assistant', content: first.text },
    { role: 'user', content: await prompts.text(repairAssetsTemplate) },
  ];
  const second = await ask(options, again, 'repairing');
  if (second.isList) return second;
  throw new PlainFailure(vscode.l10n.t('{0} answered without a list of pictures.', second.modelLabel), [
    'retry',
    'choose-vision-model',
  ]);
}

async function ask(
  { services: { turns }, choice, picture, signal, onStep, onWait, onCost }: AskForAssets,
  messages: readonly ChatMessage[],
  step: 'asking' | 'repairing',
): Promise<AssetsRead & { modelLabel: string; text: string }> {
  const { maxOutputTokens } = choice.model;
  let modelLabel = choice.model.label;
  let text = '';
  let found = -1;
  onStep(step, 0, modelLabel);
  const result = await turns.run(
    {
      surface: 'studio',
      choice,
      messages,
      ...(maxOutputTokens ? { request: { maxTokens: Math.min(maxOutputTokens, maxListTokens) } } : {}),
      signal,
    },
    {
      onModel: answering => {
        modelLabel = answering.model.label;
        onStep(step, 0, modelLabel);
      },
      onWait,
      onReasoning: () => {
        if (found < 0) onStep('thinking', 0, modelLabel);
      },
      onText: piece => {
        text += piece;
        const now = text.split('"kind"').length - 1;
        if (now === found) return;
        found = now;
        onStep('writing', found, modelLabel);
      },
      onCost,
    },
  );
  const read = readAssets(result.text, picture, coordinatesOf(result.choice.model.id));
  return { ...read, modelLabel: result.choice.model.label, text: result.text };
}
