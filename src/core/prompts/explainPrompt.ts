import type { ChatMessage } from '../../provider/index.ts';
import { pieceText } from '../explain/fitPieces.ts';
import type { GatheredPiece } from '../explain/gatheredPiece.ts';
import type { CodeContext } from './codeContext.ts';
import { codeContextText, fenced } from './codeContext.ts';

/** What is explained, as a model is shown it. */
export type ExplainMaterial =
  | { kind: 'code'; code: CodeContext }
  /** `text` bears line numbers already. */
  | { kind: 'text'; title: string; languageId: string; text: string };

export interface ExplainInput {
  /** `explainRules`, filled. */
  rules: string;
  /** Earlier turns of the conversation. */
  history: readonly ChatMessage[];
  /** What it is about, first what it is about most. */
  material: readonly ExplainMaterial[];
  /** What goes along. */
  gathered: readonly GatheredPiece[];
  /** `explainQuestions`, filled. */
  questions: readonly string[];
  /** What the user wants to know beyond an explanation. */
  wish: string;
}

/** Asks for an explanation: what it is about, what was gathered around it, and last what is wanted. */
export function explainPrompt({ rules, history, material, gathered, questions, wish }: ExplainInput): ChatMessage[] {
  const parts = [
    ...material.map(materialText),
    ...(gathered.length === 0 ? [] : ['Gathered around it, from the workspace:', ...gathered.map(pieceText)]),
    ...questions,
    wish.trim(),
  ];
  return [
    { role: 'system', content: rules },
    ...history,
    { role: 'user', content: parts.filter(part => part !== '').join('\n\n') },
  ];
}

export function materialText(material: ExplainMaterial): string {
  return material.kind === 'code'
    ? codeContextText(material.code, { numbered: true })
    : `${material.title}:\n${fenced(material.text, material.languageId)}`;
}
