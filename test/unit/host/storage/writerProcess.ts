/** Asks and answers for ever, and says on standard output what was promised to be on disk. Meant to be killed. */
import { argv, stdout } from 'node:process';
import { ConversationStore } from '../../../../src/host/storage/index.ts';

const [, , directory = '', id = ''] = argv;
const { writer } = new ConversationStore(directory, () => undefined).create(id, 1);
const model = { endpointId: 'e', modelId: 'm', label: 'M' };
let parentId: string | null = null;
for (let round = 0; ; round++) {
  const u = `u${round}`;
  const a = `a${round}`;
  await writer.append({ record: 'user-turn', id: u, parentId, atMs: 1, text: `question ${round}`, attachments: [] });
  await writer.append({ record: 'assistant-turn', id: a, parentId: u, atMs: 1, model });
  let from = 0;
  for (let part = 0; part < 200; part++) {
    const add = `word ${part} of ${round}, 漢字; `;
    writer.progress({ record: 'progress', turnId: a, text: { from, add } });
    from += add.length;
    if (part % 40 === 39) {
      await writer.flush();
      stdout.write(`${round} ${from}\n`);
    }
  }
  await writer.append({ record: 'finished', turnId: a, atMs: 1, status: 'done', notices: [] });
  stdout.write(`${round} done\n`);
  parentId = a;
}
