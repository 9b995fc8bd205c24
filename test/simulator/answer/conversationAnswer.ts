import type { Received } from '../reading/received.ts';
import { colourNameZh } from '../vision/colours.ts';

/** With neither picture nor code in the last message: what the conversation consists of. */
export function conversationAnswer(received: Received): string {
  const { messages, last, chinese: zh } = received;
  const roles = new Map<string, number>();
  for (const message of messages) roles.set(message.role, (roles.get(message.role) ?? 0) + 1);
  const words = last.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const length = [...last.text].length;
  const turn = roles.get('user') ?? 0;
  const pictures = received.pictures;
  const blocks = messages.flatMap(message => message.code);
  const out = [
    zh ? '## 收到的对话' : '## The conversation so far',
    '',
    zh
      ? `这是**模拟器**的回答，只说它量得到的东西。你的第 **${turn}** 个问题有 **${length}** 个字符。`
      : `This is the **simulator** speaking: it says only what it can measure. Question number **${turn}** has **${length}** characters in **${words}** words.`,
    '',
    zh ? '| 角色 | 消息数 | 字符数 |' : '| Role | Messages | Characters |',
    '| --- | ---: | ---: |',
  ];
  for (const [role, count] of roles) {
    const characters = messages
      .filter(message => message.role === role)
      .reduce((sum, message) => sum + [...message.text].length, 0);
    out.push(`| ${role} | ${count} | ${characters} |`);
  }
  out.push('', `> ${quote(last.text)}`, '', zh ? '附件：' : 'Attachments:', '');
  out.push(zh ? `- 图片：${pictures.length} 张` : `- pictures: ${pictures.length}`);
  for (const picture of pictures) {
    const colour = zh ? colourNameZh(picture.mainColour.name) : picture.mainColour.name;
    out.push(`  - ${picture.width} × ${picture.height}, ${colour} \`${picture.mainColour.hex}\``);
  }
  out.push(zh ? `- 代码：${blocks.length} 段` : `- pieces of code: ${blocks.length}`);
  for (const block of blocks)
    out.push(`  - ${block.path ?? block.language}, ${block.lines.length} ${zh ? '行' : 'lines'}`);
  out.push(
    '',
    '```json',
    JSON.stringify(
      { model: received.model, messages: messages.length, characters: received.characters, stream: received.stream },
      null,
      2,
    ),
    '```',
  );
  out.push(
    '',
    zh
      ? '1. 附上一张截图，会得到尺寸、主色和区域。\n2. 选中一段代码，会得到函数和行号。'
      : '1. Attach a screenshot to get its size, main colour and regions.\n2. Select some code to get its functions and line numbers.',
  );
  return out.join('\n');
}

/** After a tool call: what came back. */
export function toolResultAnswer(received: Received): string {
  const zh = received.chinese;
  const out = [
    zh
      ? `收到 **${received.toolResults.length}** 个工具结果：`
      : `**${received.toolResults.length}** tool results came back:`,
    '',
  ];
  received.toolResults.forEach((result, index) => {
    const lines = result.text === '' ? 0 : result.text.split('\n').length;
    const size = zh
      ? `${[...result.text].length} 个字符，${lines} 行`
      : `${[...result.text].length} characters in ${lines} lines`;
    out.push(
      `${index + 1}. ${size}${result.pictures.map(p => `, ${p.width} × ${p.height}`).join('')}`,
      '',
      `   > ${quote(result.text)}`,
    );
    // A picture that a result names is shown, as the panel's models are told to.
    for (const [, number] of result.text.matchAll(/\btool:(\d+)\b/g)) {
      out.push('', zh ? `![图片 ${number}](tool:${number})` : `![Picture ${number}](tool:${number})`, '');
    }
  });
  return out.join('\n');
}

/** The first line, short, with what markdown would take for markup disarmed. */
function quote(text: string): string {
  const line =
    text
      .split('\n')
      .find(candidate => candidate.trim() !== '')
      ?.trim() ?? '';
  const short = [...line].length > 120 ? `${[...line].slice(0, 120).join('')}…` : line;
  return short.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
