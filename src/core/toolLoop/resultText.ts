import type { ChatMessage } from '../../provider/index.ts';
import type { CallTexts } from './callTexts.ts';

/** Of a text that is cut, the part from its beginning; what stands at an end is often what matters. */
const headShare = 0.7;

/**
 * A result within `maxChars`, the note aside: its beginning and its end, and a note of what is missing between.
 * @param maxChars UTF-16 units, as in all lengths here; a pair is never cut apart
 */
export function cutResult(text: string, maxChars: number, texts: CallTexts): string {
  if (text.length <= maxChars) return text;
  const head = text.slice(0, wholeAt(text, Math.floor(maxChars * headShare)));
  const tail = text.slice(wholeAt(text, text.length - (maxChars - head.length)));
  return `${head}\n${texts.cut(text.length - head.length - tail.length, text.length)}\n${tail}`;
}

/**
 * All results of a loop within `maxChars`: where they are more, the oldest are replaced by a sentence. Those behind the
 * last message of the model stay, as it has not seen them yet. Pictures stay too: other limits hold for them.
 */
export function fitResults(steps: readonly ChatMessage[], maxChars: number, texts: CallTexts): readonly ChatMessage[] {
  let over = steps.reduce((sum, step) => sum + (step.role === 'tool' ? lengthOf(step.content) : 0), 0) - maxChars;
  if (over <= 0) return steps;
  const lastOfModel = steps.findLastIndex(({ role }) => role === 'assistant');
  return steps.map((step, index) => {
    if (over <= 0 || step.role !== 'tool' || index > lastOfModel) return step;
    const length = lengthOf(step.content);
    if (length <= texts.gone.length) return step;
    over -= length - texts.gone.length;
    const media = typeof step.content === 'string' ? [] : step.content.filter(({ type }) => type !== 'text');
    return { ...step, content: media.length === 0 ? texts.gone : [{ type: 'text', text: texts.gone }, ...media] };
  });
}

type ToolContent = Extract<ChatMessage, { role: 'tool' }>['content'];

function lengthOf(content: ToolContent): number {
  if (typeof content === 'string') return content.length;
  return content.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
}

/** The place itself, or one before it where a pair of surrogates stands across. */
function wholeAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}
