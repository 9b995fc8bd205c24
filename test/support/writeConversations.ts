import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the records that are written here. */
const version = 2;

/** As the window makes them, and the same in every run. */
const idOf = (atMs: number): string =>
  `${new Date(atMs)
    .toISOString()
    .replace(/[-:.Z]/g, '')
    .toLowerCase()}-0123456789ab`;

/** The same conversations in every run. */
class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
  /** Few of the first are most of what comes, as words are. */
  often(count: number): number {
    return Math.min(count - 1, Math.floor(count ** this.next()) - 1);
  }
}

/** Syllables make words that look like words: as many beginnings and parts in common. */
const syllables =
  'con ver sa tion the re quest ren der com po nent str ing num ber ta ble pro mise ex port im ag e pic ture pix el co lour lay out grid but ton han dler stream to ken val ue in dex ca che er ror mes sage set get is un de'.split(
    ' ',
  );
const characters =
  '的一是不了在人有我他这中大来上个国和也子时道说出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同主经公此已工使情明性知全样数据图片代码页面按钮请求问题错误模型文件函数组件渲染列表商店价格';

export interface Generated {
  conversations: number;
  megabytes: number;
  /** A conversation of `longTurns` turns. */
  longId: string;
}

/**
 * Conversations as people have them: most of a few turns, some of many, a third in Chinese, answers in the pieces in
 * which they came; and one that is long.
 * @param textScale 1: answers of about 1,500 characters
 */
export function writeConversations(directory: string, count: number, longTurns: number, textScale = 1): Generated {
  mkdirSync(directory, { recursive: true });
  const random = new Random(2026);
  const words = Array.from({ length: 40_000 }, () =>
    Array.from({ length: 1 + random.below(4) }, () => syllables[random.below(syllables.length)]).join(''),
  );
  const chinese = Array.from({ length: 6000 }, () =>
    Array.from({ length: 1 + random.below(3) }, () => characters[random.often(characters.length)]).join(''),
  );
  const text = (length: number, isChinese: boolean): string => {
    const said: string[] = [];
    for (let size = 0; size < length; ) {
      const word = isChinese ? chinese[random.often(chinese.length)] : words[random.often(words.length)];
      const mark = random.below(12) === 0 ? (isChinese ? '，' : '. ') : isChinese ? '' : ' ';
      said.push(`${word}${mark}`);
      size += (word?.length ?? 0) + mark.length;
    }
    return said.join('');
  };
  let bytes = 0;
  const write = (id: string, atMs: number, exchanges: number, isChinese: boolean): void => {
    const lines: unknown[] = [{ record: 'conversation', version, id, atMs }];
    let parentId: string | null = null;
    for (let exchange = 0; exchange < exchanges; exchange++) {
      const question = `${id}-u${exchange}`;
      const answer = `${id}-a${exchange}`;
      const at = atMs + exchange * 60_000;
      const asked = text(20 + random.below(160), isChinese);
      lines.push({ record: 'user-turn', id: question, parentId, atMs: at, text: asked, attachments: [] });
      const model = { endpointId: 'bigmodel', modelId: 'glm-5', label: 'GLM-5' };
      lines.push({ record: 'assistant-turn', id: answer, parentId: question, atMs: at + 100, model });
      lines.push({ record: 'model', turnId: answer, model, notices: [] });
      // Some forty words a second, written every 0.4 s.
      const pieces = Math.max(1, Math.round((2 + random.often(24)) * textScale));
      for (let piece = 0, from = 0; piece < pieces; piece++) {
        const add = text(Math.round((isChinese ? 60 : 150) * Math.min(1, textScale * 2)), isChinese);
        lines.push({ record: 'progress', turnId: answer, text: { from, add } });
        from += add.length;
      }
      const usage = { promptTokens: 900, completionTokens: 300, totalTokens: 1200 };
      lines.push({ record: 'finished', turnId: answer, atMs: at + 9000, status: 'done', notices: [], usage });
      parentId = answer;
    }
    const content = `${lines.map(line => JSON.stringify(line)).join('\n')}\n`;
    bytes += Buffer.byteLength(content);
    writeFileSync(join(directory, `${id}.jsonl`), content);
  };
  const firstMs = Date.UTC(2024, 0, 1);
  const ids = Array.from({ length: count }, (_, number) => {
    const atMs = firstMs + number * 3_600_000;
    const id = idOf(atMs);
    write(id, atMs, 1 + random.often(16), random.below(3) === 0);
    return id;
  });
  const longId = idOf(firstMs + count * 3_600_000);
  write(longId, firstMs + count * 3_600_000, longTurns / 2, false);
  return { conversations: ids.length + 1, megabytes: bytes / 1e6, longId };
}
