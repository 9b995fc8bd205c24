import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import {
  htmlCopyTemplate,
  htmlCssTemplate,
  htmlSketchTemplate,
  htmlTailwindTemplate,
} from '../../core/prompts/htmlTemplates.ts';
import { continuePrompt } from '../../core/prompts/continuePrompt.ts';
import { type HtmlShot, htmlPrompt } from '../../core/prompts/htmlPrompt.ts';
import { HtmlExtractor } from '../../core/studio/htmlExtractor.ts';
import { PageJoin } from '../../core/studio/pageJoin.ts';
import { type Cost, costOfAll } from '../../core/usage/index.ts';
import type { Usage } from '../../provider/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { continueTexts } from '../prompts/continueTexts.ts';
import type { TurnResult, TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import type { PageRecord } from './pageStore.ts';
import type { Shot } from './shots/pageShots.ts';

/** More than any page needs; some gateways refuse a request by what its limit could cost at most. */
const maxPageTokens = 32_768;
/** How often an answer is gone on with that was cut off at the model's limit. */
const maxContinuations = 2;

export interface StreamPageOptions {
  choice: ModelChoice;
  /** The one that the page looks like as it is opened comes first. */
  shots: readonly [Shot, ...Shot[]];
  /** What is wanted of it. */
  order: Pick<PageRecord, 'target' | 'isSketch' | 'wish'>;
  /** What there is of the page already: it is gone on with. Without white space at its end. */
  soFar?: string;
  signal: AbortSignal;
}

export interface StreamPageSink extends Pick<TurnSink, 'onModel' | 'onReasoning' | 'onWait'> {
  /** The page so far; it only grows. */
  onHtml(html: string): void;
  /** The answer was as long as the model may write, and is gone on with: for the so-manieth time, of at most so many. */
  onContinue?(time: number, most: number): void;
}

export interface StreamedPage {
  html: string;
  /** The page's own end was seen. */
  complete: boolean;
  /** The model's words around the page. */
  talk: string;
  /** The answer stopped at the model's output limit. */
  cutByLength: boolean;
  usage?: Usage;
  cost: Cost;
  notices: readonly string[];
}

/** The model answered, but not with a page. */
export class NoPage extends PlainFailure {
  override readonly name = 'NoPage';
  /** What it said instead. */
  readonly talk: string;
  constructor(talk: string) {
    super(vscode.l10n.t('The model answered without a page.'), ['retry', 'choose-vision-model']);
    this.talk = talk;
  }
}

/**
 * Asks for the page of a screenshot and passes it on as it comes.
 * @throws MissingKey, GlmError, NoPage, or the signal's reason; what reached the sink stays the caller's.
 */
export async function streamPage(
  { turns, prompts }: Pick<Services, 'turns' | 'prompts'>,
  { choice, shots, order, soFar, signal }: StreamPageOptions,
  sink: StreamPageSink,
): Promise<StreamedPage> {
  const { maxOutputTokens } = choice.model;
  const { isSketch = false, wish } = order;
  const asked = htmlPrompt({
    rules: await rulesOf(prompts, order),
    ...htmlShot(shots[0]),
    others: shots.slice(1).map(htmlShot),
    isSketch,
    locale: vscode.env.language,
    ...(wish ? { wish } : {}),
  });
  const request = maxOutputTokens ? { request: { maxTokens: Math.min(maxOutputTokens, maxPageTokens) } } : {};
  const results: TurnResult[] = [];
  // As the model itself would have begun.
  let answer = soFar === undefined ? '' : `\`\`\`html\n${soFar}`;
  let extractor = readSoFar(answer);
  for (;;) {
    const join = answer === '' ? undefined : new PageJoin(answer);
    const messages =
      answer === ''
        ? asked
        : continuePrompt([...asked, { role: 'assistant', content: answer }], answer, await continueTexts(prompts));
    const before = answer.length;
    const take = (text: string): void => {
      if (text === '') return;
      answer += text;
      sink.onHtml(extractor.push(text));
    };
    const result = await turns.run(
      { surface: 'studio', choice, messages, ...request, signal },
      {
        ...(sink.onModel ? { onModel: sink.onModel } : {}),
        ...(sink.onReasoning ? { onReasoning: sink.onReasoning } : {}),
        ...(sink.onWait ? { onWait: sink.onWait } : {}),
        onText: text => take(join ? join.add(text) : text),
      },
    );
    take(join?.end() ?? '');
    results.push(result);
    // What adds nothing would add nothing again.
    const mayGoOn = results.length <= maxContinuations && answer.trimEnd().length > before;
    if (result.finishReason !== 'length' || extractor.isWhole || !mayGoOn) break;
    sink.onContinue?.(results.length, maxContinuations);
    answer = answer.trimEnd();
    extractor = readSoFar(answer);
  }
  const { html, complete, talk } = extractor.finish();
  if (html === '') throw new NoPage(talk);
  sink.onHtml(html);
  const last = results.at(-1);
  return {
    html,
    complete,
    talk,
    cutByLength: last?.finishReason === 'length',
    ...(last?.usage ? { usage: last.usage } : {}),
    cost: costOfAll(results.map(({ cost }) => cost)),
    notices: [...new Set(results.flatMap(({ notices }) => notices))],
  };
}

async function rulesOf(
  prompts: Services['prompts'],
  { target = 'css', isSketch }: StreamPageOptions['order'],
): Promise<string> {
  const style = await prompts.text(target === 'css' ? htmlCssTemplate : htmlTailwindTemplate);
  return prompts.text(isSketch ? htmlSketchTemplate : htmlCopyTemplate, { style });
}

function readSoFar(answer: string): HtmlExtractor {
  const extractor = new HtmlExtractor();
  extractor.push(answer);
  return extractor;
}

function htmlShot({ picture, pixelRatio, label }: Shot): HtmlShot {
  const { width, height } = picture;
  return { picture: picturePart(picture), width, height, pixelRatio, ...(label ? { label } : {}) };
}
