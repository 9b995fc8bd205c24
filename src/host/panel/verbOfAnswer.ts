import { picturePart, inspectPicture } from '../../core/attachments/index.ts';
import type { Turn, UserTurn } from '../../core/conversation/index.ts';
import { type CodeContext, codeContextText } from '../../core/prompts/codeContext.ts';
import { type MeasuredDifferences, verbCallOf } from '../../core/verbs/index.ts';
import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { prepareVerb } from '../verbs/verbPreparations.ts';
import type { Services } from '../services.ts';
import type { PictureStore } from '../storage/index.ts';

export interface VerbOfAnswerInput {
  path: readonly Turn[];
  services: Services;
  pictures: PictureStore;
  signal: AbortSignal;
}

/** How a question that is a verb is asked. */
export interface VerbOfAnswer {
  /** The question alone: what was said before is no part of what a verb works on. */
  asks: readonly Turn[];
  /** The verb's rules, in place of what stands in front of the conversation. */
  system: string;
  code: readonly CodeContext[];
  texts: readonly string[];
  notices: readonly string[];
  /** Of two pictures that are compared. */
  measured?: MeasuredDifferences;
}

/** @returns nothing where what is to be answered is a plain question */
export async function verbOfAnswer(
  { path, services, pictures, signal }: VerbOfAnswerInput,
  choice: ModelChoice,
): Promise<VerbOfAnswer | undefined> {
  const question = path.at(-1);
  if (question?.role !== 'user' || question.verb === undefined) return undefined;
  const call = verbCallOf(question.text);
  if (!call) return undefined;
  const {
    code,
    texts = [],
    notices,
    measured,
  } = await prepareVerb(call.verb.name, {
    services,
    parts: () => picturesOf(question, async blob => await pictures.read(blob)),
    wish: call.wish,
    choice,
    surface: 'panel',
    signal,
    progress: () => undefined,
  });
  const system = await services.prompts.text(call.verb.template);
  return { asks: [question], system, code, texts, notices, ...(measured && { measured }) };
}

/** In front of what is asked. */
export function withCode(
  messages: readonly ChatMessage[],
  { code, texts }: Pick<VerbOfAnswer, 'code' | 'texts'>,
): readonly ChatMessage[] {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  const message = messages[at];
  const text = [...texts, ...code.map(part => codeContextText(part, { numbered: true }))]
    .filter(part => part !== '')
    .join('\n\n');
  if (text === '' || message?.role !== 'user') return messages;
  const { content } = message;
  const parts: ContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : [...content];
  const words = parts.findIndex(({ type }) => type === 'text');
  parts.splice(words < 0 ? parts.length : words, 0, { type: 'text', text });
  return messages.with(at, { ...message, content: parts });
}

async function picturesOf(
  { attachments }: UserTurn,
  read: (blob: { hash: string; mediaType: string; bytes: number }) => Promise<Uint8Array | undefined>,
): Promise<ContentPart[]> {
  const parts: ContentPart[] = [];
  for (const attachment of attachments) {
    const data = attachment.kind === 'image' ? await read(attachment) : undefined;
    if (data) parts.push(picturePart(inspectPicture(data, attachment.name)));
  }
  return parts;
}
