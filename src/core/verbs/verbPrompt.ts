import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import { type CodeContext, codeContextText } from '../prompts/codeContext.ts';
import type { Verb } from './verb.ts';
import { questionOf } from './verbCall.ts';

export interface VerbPromptInput {
  verb: Verb;
  /** The verb's rules, filled: `PromptTexts.text(verb.template)`. */
  rules: string;
  /** Pictures, films and pages, in the order in which the answer may count them. */
  parts: readonly ContentPart[];
  /** Code that goes along, such as the files that an error names. */
  code?: readonly CodeContext[];
  /** What else was found out for it. */
  texts?: readonly string[];
  /** What the user wrote beside the verb. */
  wish: string;
  /** BCP 47. */
  locale: string;
}

/** What is sent for a verb: its rules, then the material, then what is wanted. */
export function verbPrompt({
  verb,
  rules,
  parts,
  code = [],
  texts = [],
  wish,
  locale,
}: VerbPromptInput): ChatMessage[] {
  const asked = questionOf({ verb, wish }, locale);
  const text = [...texts, ...code.map(part => codeContextText(part, { numbered: true })), asked]
    .filter(part => part !== '')
    .join('\n\n');
  return [
    { role: 'system', content: rules },
    { role: 'user', content: [...parts, { type: 'text', text }] },
  ];
}
