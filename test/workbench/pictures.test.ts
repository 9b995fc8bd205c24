// Pictures on their way out, through the codec as it is bundled, in its thread, inside the extension host.
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
  return inspectPicture(encode({ width: 6400, height: 16, channels: 3, data }), 'wide.png');
};

/** The last picture of the last request as the endpoint got it. */
async function sentPicture(): Promise<unknown[]> {
  const facts = (await lastChatRequest()).images.at(-1);
  return [facts?.mediaType, facts?.width, facts?.height];
}

describe('pictures on their way to an endpoint', () => {
  beforeEach(resetSimulator);

  it('are converted and shrunk to what it takes; the answer says so, the conversation keeps the original', async () => {
    await using conversation = await openConversation();
    const converted = await conversation.ask('What is this?', bmp());
    assert.equal(converted.status, 'done', converted.error?.message);
    assert.ok(converted.notices.includes('old.bmp was converted from BMP to PNG.'), String(converted.notices));
    assert.deepEqual(await sentPicture(), ['image/png', 32, 20]);

    const shrunk = await conversation.ask('And this?', wide());
    assert.ok(shrunk.notices.includes('wide.png was shrunk to 6000 × 15.'), String(shrunk.notices));
    // Told of the new one alone, though the first went along again.
    assert.ok(!shrunk.notices.some(notice => notice.includes('old.bmp')));
    assert.deepEqual(await sentPicture(), ['image/png', 6000, 15]);
    const turns = (await conversation.session.current()).conversation.path;
    const question = turns.at(-2);
    assert.ok(question?.role === 'user');
    const [kept] = question.attachments;
    assert.ok(kept?.kind === 'image');
    assert.deepEqual([kept.width, kept.mediaType], [6400, 'image/png']);
  });

  it('that are damaged are refused when they are attached, with the reason', async () => {
    await using conversation = await openConversation();
    const { data } = wide();
    const broken = inspectPicture(data.subarray(0, data.length >> 1), 'broken.png');
    await assert.rejects(conversation.session.attach(broken), { name: 'UnreadablePicture', reason: 'damaged' });
  });

  it('that were damaged since are left out, and fail no later turn', async () => {
    await using conversation = await openConversation();
    const asked = wide();
    assert.equal((await conversation.ask('What is this?', asked)).status, 'done');
    const folder = path.join(conversation.services.context.globalStorageUri.fsPath, 'pictures');
    const [stored = ''] = await readdir(folder);
    await writeFile(path.join(folder, stored), asked.data.subarray(0, asked.data.length >> 1));
    const answer = await conversation.ask('And this?', bmp());
    assert.equal(answer.status, 'done', answer.error?.message);
    const { body, images } = await lastChatRequest();
    assert.equal(images.length, 1);
    assert.match(JSON.stringify(body), /The image .{0,4}wide\.png.{0,4} cannot be read/);
  });

  it('count in tokens by their size', async () => {
    const [model] = await vscode.lm.selectChatModels({ vendor: 'glm', id: 'simulator/glm-4.6v' });
    assert.ok(model);
    const data = encode({ width: 1000, height: 1000, channels: 1, data: new Uint8Array(1e6) });
    const message = vscode.LanguageModelChatMessage.User([vscode.LanguageModelDataPart.image(data, 'image/png')]);
    assert.equal(await model.countTokens(message), 1296 + 2 + 4);
  });
});
