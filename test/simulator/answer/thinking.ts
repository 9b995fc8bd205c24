import { languageLabel } from '../reading/languages.ts';
import type { Received } from '../reading/received.ts';

/** What the simulator looks at, said before the answer. */
export function thinkingAbout(received: Received): string {
  const { last, chinese } = received;
  const steps: string[] = [];
  const say = (en: string, zh: string) => steps.push(chinese ? zh : en);
  say(
    `The request has ${received.messages.length} messages with ${received.characters} characters; the last question has ${[...last.text].length}.`,
    `请求共有 ${received.messages.length} 条消息、${received.characters} 个字符；最后一个问题有 ${[...last.text].length} 个字符。`,
  );
  last.pictures.forEach((picture, index) => {
    say(
      `Picture ${index + 1} decodes to ${picture.width} × ${picture.height} pixels. Most of it is ${picture.mainColour.hex}; I look for rectangles of one colour and find ${picture.regions.length}, and ${picture.textLines.length} rows that look like text.`,
      `第 ${index + 1} 张图片解码后为 ${picture.width} × ${picture.height} 像素，主要是 ${picture.mainColour.hex}；我寻找同色矩形，找到 ${picture.regions.length} 个，另有 ${picture.textLines.length} 行像文字的内容。`,
    );
  });
  for (const block of last.code) {
    const names = block.functions.map(found => `\`${found.name}\``).join(', ');
    const end = block.startLine + block.lines.length - 1;
    say(
      `There is ${languageLabel(block.language)} code, lines ${block.startLine}–${end}. ${names ? `Functions in it: ${names}.` : 'No function starts in it.'}`,
      `收到 ${languageLabel(block.language)} 代码，第 ${block.startLine}–${end} 行。${names ? `其中的函数：${names}。` : '其中没有函数定义。'}`,
    );
  }
  if (received.toolResults.length > 0) {
    say(
      `${received.toolResults.length} tool results came back; I read those first.`,
      `收到 ${received.toolResults.length} 个工具结果，先读它们。`,
    );
  }
  say('Now I put together what I measured.', '现在整理测得的内容。');
  return steps.join('\n');
}
