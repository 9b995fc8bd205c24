import * as vscode from 'vscode';
import {
  type ExplainStyle,
  explainQuestions,
  explainRules,
  type FittedPieces,
  languageRule,
} from '../../core/explain/index.ts';
import { type ExplainMaterial, explainPrompt } from '../../core/prompts/explainPrompt.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { Services } from '../services.ts';
import { AnswerLinks } from './answerLinks.ts';
import { type ExplainSubject, targetOf } from './explainSubject.ts';
import { type Gathered, gatherContext } from './gatherContext.ts';

export interface ExplanationRequest {
  subject: ExplainSubject;
  /** In place of the subject's own: cut to what the model takes. */
  material?: readonly ExplainMaterial[];
  style: ExplainStyle;
  history?: readonly ChatMessage[];
  signal: AbortSignal;
}

/** All that an explanation needs before a model is asked. */
export interface PreparedExplanation {
  messages: ChatMessage[];
  gathered: Gathered;
  links: AnswerLinks;
}

/** Gathers, words the question, and knows which lines the answer may name. @throws the signal's reason */
export async function prepareExplanation(
  { prompts, settings }: Pick<Services, 'prompts' | 'settings'>,
  { subject, material = subject.material, style, history = [], signal }: ExplanationRequest,
): Promise<PreparedExplanation> {
  const { contextTokens } = settings.explaining;
  const gathered = await gatherContext({ places: subject.places, maxTokens: contextTokens, signal });
  const language = languageRule(style.language, vscode.env.language, displayLanguage());
  const rules = await prompts.text(explainRules, { language });
  const questions = await questionsOf(prompts, subject, style);
  const messages = explainPrompt({
    rules,
    history,
    material,
    gathered: gathered.kept,
    questions,
    wish: subject.wish,
  });
  return { messages, gathered, links: linksOf(subject, gathered) };
}

export function questionsOf(
  prompts: Services['prompts'],
  { kind }: ExplainSubject,
  { depth }: ExplainStyle,
): Promise<string[]> {
  return Promise.all(explainQuestions(kind, depth).map(template => prompts.text(template)));
}

/** In words, with its size: "4 definitions, 6 places of use: about 2,300 tokens"; nothing where nothing was taken. */
export function describeGathered({ kept, tokens, leftOut }: FittedPieces): string | undefined {
  const { t } = vscode.l10n;
  const count = (...kinds: readonly string[]): number => kept.filter(({ kind }) => kinds.includes(kind)).length;
  const definitions = count('definition');
  const uses = count('use');
  const types = count('type');
  const problems = count('problem');
  const parts = [
    definitions === 1 ? t('1 definition') : definitions > 1 && t('{0} definitions', definitions),
    uses === 1 ? t('1 place of use') : uses > 1 && t('{0} places of use', uses),
    types === 1 ? t('1 type') : types > 1 && t('{0} types', types),
    problems === 1 ? t('1 reported problem') : problems > 1 && t('{0} reported problems', problems),
    count('head', 'imports') > 0 && t('imports and enclosing heads'),
  ].filter(part => part !== false);
  if (parts.length === 0) return undefined;
  const { language } = vscode.env;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
  const size = tokens.toLocaleString(language, { maximumSignificantDigits: 2 });
  const whole = t('With {0}, about {1} tokens.', list, size);
  return leftOut > 0 ? `${whole} ${t('{0} more did not fit.', leftOut)}` : whole;
}

function linksOf({ kind, places, targets }: ExplainSubject, { documents }: Gathered): AnswerLinks {
  const own = places.map(({ document }) => targetOf(document));
  const all = [...own, ...targets, ...documents.map(targetOf)];
  // Of several files, "line 12" could mean any.
  const isOne = kind !== 'terminal' && new Set([...own, ...targets].map(({ path }) => path)).size === 1;
  return new AnswerLinks(all, isOne ? all[0]?.path : undefined);
}
