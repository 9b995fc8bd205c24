import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { PromptTemplate } from './promptTemplate.ts';

/** Eyes for a model that has none: what it is told is all that it will know of the picture. */
export const lookTemplate: PromptTemplate = {
  id: 'tool.look',
  placeholders: [],
  en: [
    'You are the eyes of another model that writes code and cannot see. It asks you about a picture.',
    'Answer its question first. Then say whatever else in the picture it needs to know for its work: what kind of',
    'screen or drawing it is, the parts and where they lie, texts and numbers exactly as they stand, colours as #rrggbb,',
    'what is marked, cut off or looks wrong. Say what you cannot make out, and make nothing up.',
  ].join('\n'),
  zh: [
    '你是另一个模型的眼睛：它会写代码，但看不见图片。它向你询问一张图片。',
    '先回答它的问题，再说出图片中它做事所需知道的其他内容：这是什么样的界面或图、各部分及其位置、原样的文字和数字、',
    '以 #rrggbb 表示的颜色，以及哪些地方做了标记、被截断或看起来不对。看不清的地方要说明，不要编造。',
  ].join('\n'),
};

/** @param rules `lookTemplate`, filled */
export function lookPrompt(rules: string, pictures: readonly ContentPart[], question: string): ChatMessage[] {
  return [
    { role: 'system', content: rules },
    { role: 'user', content: [...pictures, { type: 'text', text: question }] },
  ];
}
