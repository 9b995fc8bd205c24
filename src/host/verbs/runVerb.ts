import * as vscode from 'vscode';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import type { UsageSurface } from '../../core/usage/index.ts';
import { type Verb, type VerbMaterial, type VerbOutcome, verbPrompt } from '../../core/verbs/index.ts';
import type { ContentPart } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult, TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';

export interface VerbRequest {
  verb: Verb;
  /** What the parts are; the answer is read by it. */
  pictures: VerbMaterial['pictures'];
  parts: readonly ContentPart[];
  code?: readonly CodeContext[];
  texts?: readonly string[];
  wish: string;
  choice: ModelChoice;
  surface: UsageSurface;
  signal: AbortSignal;
}

export interface VerbResult extends TurnResult {
  outcomes: readonly VerbOutcome[];
}

/** Asks for a verb and reads what came of it, for Chat, menus and tools alike. @throws as `TurnRunner.run` */
export async function runVerb(
  { prompts, turns }: Pick<Services, 'prompts' | 'turns'>,
  { verb, pictures, parts, code, texts, wish, choice, surface, signal }: VerbRequest,
  sink: TurnSink,
): Promise<VerbResult> {
  const locale = vscode.env.language;
  const rules = await prompts.text(verb.template);
  const messages = verbPrompt({ verb, rules, parts, wish, locale, ...(code && { code }), ...(texts && { texts }) });
  const result = await turns.run({ surface, choice, messages, signal }, sink);
  return { ...result, outcomes: verb.outcomes(result.text, { pictures, locale }) };
}
