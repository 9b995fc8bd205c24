import * as vscode from 'vscode';
import { type Picture, picturePart } from '../../core/attachments/index.ts';
import { htmlPrompt } from '../../core/prompts/htmlPrompt.ts';
import { HtmlExtractor } from '../../core/studio/htmlExtractor.ts';
import type { Cost } from '../../core/usage/index.ts';
import type { Usage } from '../../provider/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnRunner, TurnSink } from '../runTurn.ts';

/** More than any page needs; some gateways refuse a request by what its limit could cost at most. */
const maxPageTokens = 32_768;

export interface StreamPageOptions {
  choice: ModelChoice;
  picture: Picture;
  /** Pixels of the picture to one CSS pixel. */
  pixelRatio: number;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
  signal: AbortSignal;
}

export interface StreamPageSink extends Pick<TurnSink, 'onModel' | 'onReasoning' | 'onWait'> {
  /** The page so far; it only grows. */
  onHtml(html: string): void;
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
  turns: TurnRunner,
  { choice, picture, pixelRatio, wish, signal }: StreamPageOptions,
  sink: StreamPageSink,
): Promise<StreamedPage> {
  const extractor = new HtmlExtractor();
  const { maxOutputTokens } = choice.model;
  const messages = htmlPrompt({
    picture: picturePart(picture),
    width: picture.width,
    height: picture.height,
    pixelRatio,
    locale: vscode.env.language,
    ...(wish ? { wish } : {}),
  });
  const result = await turns.run(
    {
      surface: 'studio',
      choice,
      messages,
      ...(maxOutputTokens ? { request: { maxTokens: Math.min(maxOutputTokens, maxPageTokens) } } : {}),
      signal,
    },
    {
      ...(sink.onModel ? { onModel: sink.onModel } : {}),
      ...(sink.onReasoning ? { onReasoning: sink.onReasoning } : {}),
      ...(sink.onWait ? { onWait: sink.onWait } : {}),
      onText: text => sink.onHtml(extractor.push(text)),
    },
  );
  const { html, complete, talk } = extractor.finish();
  if (html === '') throw new NoPage(talk);
  sink.onHtml(html);
  return {
    html,
    complete,
    talk,
    cutByLength: result.finishReason === 'length',
    ...(result.usage ? { usage: result.usage } : {}),
    cost: result.cost,
    notices: result.notices,
  };
}
