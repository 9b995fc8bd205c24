import * as vscode from 'vscode';
import {
  type ChangeJob,
  changePrompt,
  changeTemplate,
  editsInFilesTemplate,
  placeChanges,
} from '../../core/codeChange/index.ts';
import type { ChangeInput, PlacedChanges } from '../../core/codeChange/index.ts';
import { editProblemsTemplate, ProseStream, sayProblems } from '../../core/edits/index.ts';
import { editsTemplate, problemList, repairEditsTemplate } from '../../core/prompts/editTemplates.ts';
import type { UsageSurface } from '../../core/usage/index.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { displayLanguage } from '../displayLanguage.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult, TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import type { ChangeMaterial } from './changeMaterial.ts';

/** The model answered, but its changes fit nowhere, twice. What it wrote is kept. */
export class UnfitChanges extends PlainFailure {
  override readonly name = 'UnfitChanges';
  readonly answer: string;
  constructor(answer: string) {
    super(vscode.l10n.t('The changes that the model wrote do not fit the code, so nothing was changed.'), [
      'retry',
      'choose-model',
    ]);
    this.answer = answer;
  }
}

export interface AskForChanges {
  job: ChangeJob;
  material: ChangeMaterial;
  wish: string;
  history?: readonly ChatMessage[];
  /** What else the user attached. */
  also?: ChangeInput['also'];
  pictures?: ChangeInput['pictures'];
  choice: ModelChoice;
  surface: UsageSurface;
  signal: AbortSignal;
}

export interface ChangeSink extends TurnSink {
  /** A change has begun to be written, or all of them are written once more. */
  onStep(step: { kind: 'writing'; blocks: number } | { kind: 'repairing' }): void;
}

export interface AskedChanges extends PlacedChanges {
  result: TurnResult;
  /** What the model says around its changes. */
  prose: string;
}

/**
 * Asks for changes; where they do not fit, says why and asks once more. What the model says reaches the sink as it
 * comes, its blocks do not.
 * @throws UnfitChanges, and as `TurnRunner.run`
 */
export async function askForChanges(
  services: Pick<Services, 'turns' | 'prompts'>,
  { job, material, wish, history = [], also = [], pictures = [], choice, surface, signal }: AskForChanges,
  sink: ChangeSink,
): Promise<AskedChanges> {
  const { prompts, turns } = services;
  const edits = `${await prompts.text(editsTemplate)}\n${await prompts.text(editsInFilesTemplate)}`;
  const rules = await prompts.text(changeTemplate(job), { language: displayLanguage(), edits });
  const locale = vscode.env.language;
  const messages = changePrompt({ ...material.input, rules, history, also, pictures, wish, locale });
  const sayProblem = sayProblems(await prompts.text(editProblemsTemplate));
  const ask = async (asked: readonly ChatMessage[], isRepair: boolean): Promise<AskedChanges> => {
    const stream = new ProseStream();
    let prose = '';
    let blocks = 0;
    const say = (text: string): void => {
      prose += text;
      // What it says the second time was said already.
      if (text !== '' && !isRepair) sink.onText?.(text);
    };
    const result = await turns.run(
      { surface, choice, messages: asked, signal },
      {
        ...sink,
        onText: text => {
          say(stream.push(text));
          if (stream.blocks > blocks) {
            blocks = stream.blocks;
            if (!isRepair) sink.onStep({ kind: 'writing', blocks });
          }
        },
      },
    );
    say(stream.end());
    return { ...placeChanges(result.text, material.sources, sayProblem), result, prose: prose.trim() };
  };
  const first = await ask(messages, false);
  if (first.problems.length === 0) return first;
  sink.onStep({ kind: 'repairing' });
  const repair = await prompts.text(repairEditsTemplate, { problems: problemList(first.problems) });
  const second = await ask(
    [...messages, { role: 'assistant', content: first.result.text }, { role: 'user', content: repair }],
    true,
  );
  if (second.problems.length > 0 || second.files.length === 0) throw new UnfitChanges(first.result.text);
  return { ...second, prose: first.prose || second.prose };
}
