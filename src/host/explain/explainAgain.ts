import * as vscode from 'vscode';
import {
  type ExplainDepth,
  type ExplainLanguage,
  type ExplainStyle,
  explainDepths,
  explainLanguages,
} from '../../core/explain/index.ts';
import type { TurnPlace } from '../chat/turnPlace.ts';

/** Behind the links and buttons of an explanation; not contributed, so it stands in no palette. */
export const explainAgainCommand = 'glm.explainAgain';

/** How else an explanation can be had: one of the two is said. */
export interface StyleChoice {
  depth?: ExplainDepth;
  language?: ExplainLanguage;
}

/** Which explanation it is: one below a line, or an answer of Chat. */
export interface AgainChoice extends StyleChoice {
  peek?: string;
  turn?: TurnPlace;
}

/** The other depths, and the language that it is not written in. */
export function otherChoices({ depth, language }: ExplainStyle): StyleChoice[] {
  const others = explainDepths.filter(known => known !== depth).map((known): StyleChoice => ({ depth: known }));
  const isChinese = language === 'zh' || (language === 'auto' && /^zh\b/i.test(vscode.env.language));
  return [...others, { language: isChinese ? 'en' : 'zh' }];
}

export function againLabel({ depth, language }: StyleChoice): string {
  const { t } = vscode.l10n;
  switch (depth ?? language) {
    case 'line':
      return t('In One Line');
    case 'overview':
      return t('Overview');
    case 'lines':
      return t('Line by Line');
    case 'zh':
      return t('In Chinese');
    default:
      return t('In English');
  }
}

/** What stands behind a link may have been written by a model: only what is known is taken. */
export function readAgainChoice(argument: unknown): AgainChoice {
  const given = (typeof argument === 'object' && argument !== null ? argument : {}) as {
    [K in keyof AgainChoice]?: unknown;
  };
  const depth = explainDepths.find(known => known === given.depth);
  const language = explainLanguages.find(known => known === given.language);
  const turn = given.turn as TurnPlace | undefined;
  return {
    ...(depth && { depth }),
    ...(language && { language }),
    ...(typeof given.peek === 'string' && { peek: given.peek }),
    ...(turn && typeof turn === 'object' && { turn }),
  };
}
