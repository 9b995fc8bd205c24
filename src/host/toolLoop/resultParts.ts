import { toChatMessages } from '../languageModel/toChatMessages.ts';
import type { ToolAnswer } from './loopTool.ts';
import { promptTsxText } from './promptTsxText.ts';

/** What a tool of the editor returned, for a model: its text, and its pictures as pictures. */
export function resultParts(content: readonly unknown[]): ToolAnswer {
  const plain = content.map(part => {
    const text = promptTsxText((part as { value?: unknown } | undefined)?.value);
    return text === undefined ? part : text;
  });
  const [result] = toChatMessages([{ role: 1, content: [{ callId: '', content: plain }] }], {
    // Who sees them is known only when they are sent.
    seesPictures: true,
    thinkingText: () => undefined,
  });
  return result?.content ?? '';
}
