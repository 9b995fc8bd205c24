import type { ChatMessage } from '../../provider/index.ts';
import { chatSystemText } from './chatPrompt.ts';
import { type CodeContext, codeContextText } from './codeContext.ts';

export interface ExplainInput {
  /** What to answer in when the user's own words do not tell. */
  language: string;
  /** Earlier turns of the conversation. */
  history: readonly ChatMessage[];
  /** The code to explain; the first piece is what it is about. */
  code: readonly CodeContext[];
  /** What the user wants to know beyond an explanation. */
  question?: string;
}

/** Asks for an explanation of numbered lines, with what the user asked about them last. */
export function explainPrompt({ language, history, code, question }: ExplainInput): ChatMessage[] {
  return [
    { role: 'system', content: `${chatSystemText(language)}\n${rules}` },
    ...history,
    {
      role: 'user',
      content: [...code.map(part => codeContextText(part, { numbered: true })), wish(question)].join('\n\n'),
    },
  ];
}

const rules = [
  'To explain code: begin with one or two sentences on what it is for. Then go through it in the order in which it',
  'works, naming the lines, and spend words only where the code does not speak for itself: why something is done, what',
  'it relies on, what happens at the edges. End with bugs or risks if you see any, and with nothing if you see none.',
  'The numbers in front of the lines are not part of the code: leave them out when you quote it.',
].join('\n');

function wish(question: string | undefined): string {
  const asked = question?.trim();
  return asked ? `Explain this code. In particular: ${asked}` : 'Explain this code.';
}
