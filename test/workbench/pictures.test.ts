// Pictures on their way out, through the codec as it is bundled, in its thread, inside the extension host.
import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../src/core/attachments/index.ts';
import { openConversation } from './support/askPanel.ts';
import { lastChatRequest, resetSimulator } from './support/simulatorControl.ts';

/** One colour, 24 bits, 32 × 20: its rows need no padding. */
function bmp(): Picture {
  const file = Buffer.alloc(54 + 32 * 20 * 3, 0x80);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.fill(0, 6, 54);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(32, 18);
  file.writeInt32LE(20, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return inspectPicture(file, 'old.bmp');
}

const wide = (): Picture => {
  const data = new Uint8Array(6400 * 16 * 3).fill(120);
  return inspectPicture(encode({ width: 6400, height: 16, channels: 3, data, text: { Author: 'Ada' } }), 'wide.png');
};

/** The picture of the last request as the endpoint got it. */
async function sentPicture(): Promise<Picture> {
  const { messages } = (await lastChatRequest()).body as {
    messages: { content: { image_url?: { url: string } }[] }[];
  };
  const url = messages.at(-1)?.content.find(part => part.image_url)?.image_url?.url ?? '';
  const [head = '', base64 = ''] = url.split(',');
  const picture = inspectPicture(Buffer.from(base64, 'base64'), 'sent');
  assert.equal(head, `data:${picture.mediaType};base64`);
  return picture;
}

describe('pictures on their way to an endpoint', () => {
  beforeEach(resetSimulator);

  it('are converted and shrunk to what it takes; the answer says so, the conversation keeps the original', async () => {
    await using conversation = await openConversation();
    const converted = await conversation.ask('What is this?', bmp());
    assert.equal(converted.status, 'done', converted.error?.message);
    assert.ok(converted.notices.includes('old.bmp was converted from BMP to PNG.'), String(converted.notices));
    const { mediaType, width, height } = await sentPicture();
    assert.deepEqual([mediaType, width, height], ['image/png', 32, 20]);

    const shrunk = await conversation.ask('And this?', wide());
    assert.ok(shrunk.notices.includes('wide.png was shrunk to 6000 × 15.'), String(shrunk.notices));
    // Told of the new one alone, though the first went along again.
    assert.ok(!shrunk.notices.some(notice => notice.includes('old.bmp')));
    const sent = await sentPicture();
    assert.deepEqual([sent.width, sent.height], [6000, 15]);
    assert.ok(!Buffer.from(sent.data).includes('Ada'));
    const { path } = (await conversation.session.current()).conversation;
    const question = path.at(-2);
    assert.ok(question?.role === 'user');
    assert.deepEqual([question.attachments[0]?.width, question.attachments[0]?.mediaType], [6400, 'image/png']);
  });

  it('that are damaged fail their own turn with the reason, and no later one', async () => {
    await using conversation = await openConversation();
    const { data } = wide();
    const broken = inspectPicture(data.subarray(0, data.length >> 1), 'broken.png');
    const failed = await conversation.ask('What is this?', broken);
    assert.equal(failed.status, 'failed');
    assert.match(`${failed.error?.message} ${failed.error?.detail}`, /broken\.png is damaged/);
    const next = await conversation.ask('Never mind. What is this?', bmp());
    assert.equal(next.status, 'done', next.error?.message);
  });

  it('count in tokens by their size', async () => {
    const [model] = await vscode.lm.selectChatModels({ vendor: 'glm', id: 'simulator/glm-4.6v' });
    assert.ok(model);
    const data = encode({ width: 1000, height: 1000, channels: 1, data: new Uint8Array(1e6) });
    const message = vscode.LanguageModelChatMessage.User([vscode.LanguageModelDataPart.image(data, 'image/png')]);
    assert.equal(await model.countTokens(message), 1296 + 2 + 4);
  });
});
