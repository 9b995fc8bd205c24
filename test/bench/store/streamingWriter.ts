/**
 * Streams answers into a conversation for ever, as a window does, and says on standard output how much of which answer
 * it was given, and when. Meant to be killed. Begins where the last one was killed.
 */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConversationRecord } from '../../../src/core/conversation/index.ts';
import { ConversationStore } from '../../../src/host/storage/index.ts';
import { pieceEveryMs } from './pieceEveryMs.ts';

const [, , directory = '', id = '', round = ''] = argv;
const store = new ConversationStore(directory, () => undefined);
const { conversation, writer } = (await store.open(id)) ?? store.create(id, 1);
const model = { endpointId: 'e', modelId: 'm', label: 'M' };
for (let number = 0; ; number++) {
  const question = `u${round}.${number}`;
  const answer = `a${round}.${number}`;
  const parentId = conversation.path.at(-1)?.id ?? null;
  const turns: ConversationRecord[] = [
    { record: 'user-turn', id: question, parentId, atMs: 1, text: `question ${question}`, attachments: [] },
    { record: 'assistant-turn', id: answer, parentId: question, atMs: 1, model },
  ];
  for (const turn of turns) {
    conversation.apply(turn);
    await writer.append(turn);
  }
  writeSync(1, `${answer} 0 ${performance.now()}\n`);
  let from = 0;
  // Some answers end before they can be killed.
  const pieces = 20 + ((number * 37) % 80);
  for (let piece = 0; piece < pieces; piece++) {
    const add = `word ${piece} of ${answer}, 漢字; `;
    writer.progress({ record: 'progress', turnId: answer, text: { from, add } });
    from += add.length;
    writeSync(1, `${answer} ${from} ${performance.now()}\n`);
    await wait(pieceEveryMs);
  }
  await writer.append({ record: 'finished', turnId: answer, atMs: 1, status: 'done', notices: [] });
  writeSync(1, `${answer} done ${performance.now()}\n`);
}
