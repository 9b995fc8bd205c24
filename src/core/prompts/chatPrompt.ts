import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import { type CodeContext, codeContextText, fenced } from './codeContext.ts';
import type { PromptTemplate } from './promptTemplate.ts';

/** What the user attached to a message, read and cut to size. */
export interface ChatContextParts {
  code: readonly CodeContext[];
  /** Folders, by what is in them. */
  folders: readonly { path: string; entries: readonly string[]; more: boolean }[];
  /** Anything else that came as text, with the name that it was given. */
  texts: readonly { name: string; text: string }[];
  pictures: readonly ContentPart[];
}

export const noContext: ChatContextParts = { code: [], folders: [], texts: [], pictures: [] };

export interface ChatPromptInput {
  /** `chatTemplate`, filled. */
  rules: string;
  history: readonly ChatMessage[];
  /** The user's words, without the participant and the command. */
  prompt: string;
  context: ChatContextParts;
}

/** A conversation about code and pictures, ready to send. */
export function chatPrompt({ rules, history, prompt, context }: ChatPromptInput): ChatMessage[] {
  return [{ role: 'system', content: rules }, ...history, userMessage(prompt, context)];
}

/** The rules of the conversation, the same for every command that ends in prose. */
export const chatTemplate: PromptTemplate = {
  id: 'chat',
  placeholders: ['language'],
  en: [
    'You are GLM, answering a programmer in the chat of their code editor.',
    'Be correct first and brief second: say what matters, leave out praise and preambles.',
    'Answer in Markdown. Put code into fenced blocks that name the language, and file names and symbols into backticks.',
    'Files, folders and pictures that the user attached stand in front of their question. Rely on them, name lines by',
    'their numbers, and say so when something that you would need is not there instead of making it up.',
    'Answer in the language that the user writes in; where their words do not tell, in {{language}}.',
  ].join('\n'),
  zh: [
    '你是 GLM，在代码编辑器的聊天窗口里回答程序员的问题。',
    '首先要正确，其次要简洁：只说要紧的，不要客套和开场白。',
    '用 Markdown 回答。代码放进注明语言的代码块，文件名和符号名放进反引号。',
    '用户附上的文件、文件夹和图片在问题之前。以它们为依据，提到某行时写行号；',
    '缺少所需的内容时直接说明，不要编造。',
    '用户用什么语言提问，就用什么语言回答；从提问看不出语言时，用{{language}}。',
  ].join('\n'),
};

/** Where boxes are drawn: how to name a place, and not to without being asked. */
export const placesTemplate: PromptTemplate = {
  id: 'chat.places',
  placeholders: [],
  en: [
    'When the user asks where something is in a picture, name it and write its box behind the name as',
    "[[xmin,ymin,xmax,ymax]], each number from 0 to 1000 of the picture's width or height. The chat draws it. Of several",
    'pictures, say which one. Write no boxes that nobody asked for.',
  ].join('\n'),
  zh: [
    '用户询问图片中某样东西在哪里时，写出它的名称，并在名称后面写上方框 [[xmin,ymin,xmax,ymax]]，',
    '每个数字是图片宽度或高度的 0 到 1000 分之几。聊天窗口会把它画出来。有多张图片时，说明是哪一张。',
    '没有人问位置时，不要写方框。',
  ].join('\n'),
};

/** Context first and the question last, where models weigh it most; pictures go in front of all text. */
export function userMessage(prompt: string, context: ChatContextParts): ChatMessage {
  const text = [
    ...context.folders.map(folderText),
    ...context.texts.map(({ name, text: body }) => `${name}:\n${fenced(body, '')}`),
    ...context.code.map(part => codeContextText(part)),
    // A picture alone is a question too, and an empty text part is refused by some endpoints.
    prompt.trim() || (context.pictures.length > 0 ? 'Describe the picture.' : 'What is this?'),
  ].join('\n\n');
  return {
    role: 'user',
    content: context.pictures.length === 0 ? text : [...context.pictures, { type: 'text', text }],
  };
}

function folderText({ path, entries, more }: ChatContextParts['folders'][number]): string {
  const list = entries.length === 0 ? '(empty)' : entries.join('\n');
  return `Folder ${path}${more ? ' (there are more files than listed)' : ''}:\n${fenced(list, '')}`;
}
