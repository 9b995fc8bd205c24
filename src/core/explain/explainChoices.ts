/** How much is said. */
export const explainDepths = ['line', 'overview', 'lines'] as const;
export type ExplainDepth = (typeof explainDepths)[number];

/** `auto`: as the user writes. */
export const explainLanguages = ['auto', 'en', 'zh'] as const;
export type ExplainLanguage = (typeof explainLanguages)[number];

/** Where an explanation is shown; `peek` is below the line. */
export const explainPlaces = ['chat', 'panel', 'peek'] as const;
export type ExplainPlace = (typeof explainPlaces)[number];

/** What is explained. Code is a selection, a symbol or a file. */
export type ExplainKind = 'code' | 'changes' | 'problem' | 'terminal';

export interface ExplainStyle {
  depth: ExplainDepth;
  language: ExplainLanguage;
}
