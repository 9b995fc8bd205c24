// What an endpoint really receives of each kind of attachment, and what is refused before anything is sent.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { encode as encodeJpeg } from 'jpeg-js';
import * as vscode from 'vscode';
import type { Attachment } from '../../src/core/attachments/index.ts';
import { attachAddress } from '../../src/host/attachments/attachAddress.ts';
import { AttachmentMaker } from '../../src/host/attachments/attachmentMaker.ts';
import { judgeAttachments } from '../../src/host/attachments/judgeAttachments.ts';
import { readAttachment } from '../../src/host/attachments/readAttachment.ts';
import { PlainFailure } from '../../src/host/errorMessages.ts';
import { PictureStore } from '../../src/host/storage/index.ts';
import { docx, pdf, wav } from '../support/attachmentFiles.ts';
import { openConversation, type PanelConversation } from './support/askPanel.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { type ChangedSettings, changeUserSettings } from './support/userSettings.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Enough of a head to be told by; the simulator plays no films. */
const mp4 = (): Uint8Array => Uint8Array.from([0, 0, 0, 0x20, ...Buffer.from('ftypisom'), ...Array(500).fill(7)]);

const jpeg = (red: number, green: number, blue: number): Uint8Array => {
  const data = Buffer.alloc(64 * 48 * 4);
  for (let at = 0; at < data.length; at += 4) data.set([red, green, blue, 255], at);
  return new Uint8Array(encodeJpeg({ width: 64, height: 48, data }, 95).data);
};

describe('attachments on their way to an endpoint', () => {
  let settings: ChangedSettings;
  let panel: PanelConversation;
  let maker: AttachmentMaker;
  let store: PictureStore;

  beforeEach(async () => {
    await resetSimulator();
    const origin = process.env.GLM_CHAT_SIMULATOR_URL ?? '';
    settings = await changeUserSettings({
      'glm.endpoint.active': 'simulator',
      'glm.model.chat': {},
      'glm.endpoint.custom': [
        { id: 'simulator', label: 'Simulator', baseUrl: `${origin}/bigmodel`, dialect: 'bigmodel' },
        {
          id: 'gateway',
          label: 'Gateway',
          baseUrl: `${origin}/toiotech/v1`,
          dialect: 'new-api',
        },
      ],
    });
    panel = await openConversation();
    const { pictures, catalog, context } = panel.services;
    store = new PictureStore(path.join(context.globalStorageUri.fsPath, 'pictures'));
    maker = new AttachmentMaker({ store, pictures, catalog });
  });
  afterEach(async () => {
    await panel[Symbol.asyncDispose]();
    await settings[Symbol.asyncDispose]();
  });

  const use = async (endpointId: string, modelId: string): Promise<void> => {
    await panel.services.settings.setModel('chat', endpointId, modelId);
    await panel.services.settings.setActiveEndpoint(endpointId);
  };

  /** Sends and waits for the answer's end. */
  const ask = async (text: string, ...attachments: Attachment[]): Promise<readonly string[]> => {
    const { session } = panel;
    for (const attachment of attachments) await session.remember(attachment);
    const before = (await session.current()).conversation.path.length;
    await session.send(
      text,
      attachments.map(({ id }) => id),
    );
    const { conversation } = await session.current();
    await until(async () => {
      const last = conversation.path.at(-1);
      return conversation.path.length > before && last?.role === 'assistant' && last.status === 'done';
    }, 'the answer ended');
    const answer = conversation.path.at(-1);
    return answer?.role === 'assistant' ? answer.notices : [];
  };

  const sentText = async (): Promise<string> => JSON.stringify((await lastChatRequest()).body);

  const refused = async (attachment: Attachment, words: RegExp): Promise<void> => {
    await panel.session.remember(attachment);
    const before = (await chatRequests()).length;
    await assert.rejects(panel.session.send('What is this?', [attachment.id]), (error: unknown) => {
      assert.ok(error instanceof PlainFailure);
      assert.match(error.message, words);
      return true;
    });
    assert.equal((await chatRequests()).length, before, 'nothing was sent');
    assert.equal((await panel.session.current()).conversation.isEmpty, true, 'nothing was said');
  };

  it('files go as text with name and lines, as they stand in the editor, saved or not', async () => {
    const uri = vscode.Uri.file(path.join(panel.services.context.globalStorageUri.fsPath, 'shop.py'));
    await writeFile(uri.fsPath, 'price = 1\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(1, 0), 'tax = 2\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    const file = await readAttachment(uri, maker);
    assert.deepEqual([file.kind, file.name], ['text', 'shop.py']);
    await ask('What is the tax?', file);
    const { messages } = (await lastChatRequest()).body as { messages: { role: string; content: string }[] };
    const [first = '', ...rest] = messages.at(-1)?.content.split('\n') ?? [];
    assert.match(first, /^File .*shop\.py, lines 1-2 \(the whole file\):$/);
    assert.deepEqual(rest, ['```python', 'price = 1', 'tax = 2', '```', '', 'What is the tax?']);
  });

  it('Office files go as their text, files in GB18030 as what they say, others are refused by name', async () => {
    const report = await maker.fromBytes(docx('<w:p><w:r><w:t>Sales grew.</w:t></w:r></w:p>'), 'report.docx');
    const note = await maker.fromBytes(Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4]), 'note.txt');
    await ask('Sum up.', report, note);
    const text = await sentText();
    assert.match(text, /The text of the file report\.docx:\\n```markdown\\nSales grew\.\\n```/);
    assert.match(text, /File note\.txt, lines 1-1 \(the whole file\):\\n```txt\\n中文\\n```/);
    for (const [name, bytes, reason] of [
      ['a.bin', Uint8Array.of(1, 0, 2), 'unknown-type'],
      ['a.doc', Uint8Array.from(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')), 'old-office'],
      ['a.txt', new Uint8Array(0), 'empty'],
      ['a.pdf', pdf([[0, 0, 0]], { encrypted: true }), 'encrypted'],
    ] as const) {
      await assert.rejects(maker.fromBytes(bytes, name), { name: 'UnreadableFile', fileName: name, reason });
    }
  });

  it('a PDF goes as pictures of the chosen pages, byte for byte as they were drawn, with their numbers', async () => {
    await use('simulator', 'glm-5v-turbo');
    const bytes = pdf([
      [200, 30, 30],
      [20, 160, 60],
      [30, 60, 210],
    ]);
    const whole = await maker.fromBytes(bytes, 'plan.pdf');
    assert.ok(whole.kind === 'document');
    assert.deepEqual([whole.pageCount, whole.pages.map(({ page }) => page)], [3, [1, 2, 3]]);
    const chosen = await maker.choosePages(whole, [1, 3]);
    await ask('What colours?', chosen);
    const { images } = await lastChatRequest();
    assert.deepEqual(
      images.map(({ mediaType, width, height, sha256: hash, mainColour }) => [
        mediaType,
        width,
        height,
        hash,
        mainColour.hex,
      ]),
      [
        ['image/png', 416, 208, chosen.pages[0]?.hash, '#c81e1e'],
        ['image/png', 416, 208, chosen.pages[1]?.hash, '#1e3cd2'],
      ],
    );
    assert.match(await sentText(), /PDF \\"plan\.pdf\\", pages 1, 3 of 3, as pictures:.*Page 1:.*Page 3:/);
  });

  it('a PDF on the web goes by its address; a picture asked later takes its place, and the model is told', async () => {
    await use('simulator', 'glm-5v-turbo');
    const url = 'https://example.com/papers/one.pdf?signed=1';
    await ask('Sum up.', maker.byAddress('document', url, 'one.pdf'));
    assert.deepEqual((await lastChatRequest()).attachments, [{ kind: 'file', url }]);
    const picture = await maker.picture(jpeg(9, 9, 9), 'dark.jpg');
    const { path: turns } = (await panel.session.current()).conversation;
    const earlier = turns.flatMap(turn => (turn.role === 'user' ? turn.attachments : []));
    const judged = await judgeAttachments([picture], earlier, panel.services);
    assert.equal(judged.conflict?.isProblem, false);
    assert.match(judged.conflict?.text ?? '', /does not take pictures beside documents/);
    const notices = await ask('And this?', picture);
    const request = await lastChatRequest();
    assert.deepEqual([request.images.length, request.attachments.length], [1, 0]);
    assert.match(await sentText(), /The PDF \\"one\.pdf\\" is not part of this request/);
    assert.ok(
      notices.some(notice => notice.includes('one.pdf')),
      String(notices),
    );
  });

  it('a film goes whole where it is taken, else as its frames with their times', async () => {
    await use('simulator', 'glm-5v-turbo');
    const bytes = mp4();
    await ask('What happens?', await maker.fromBytes(bytes, 'clip.mp4'));
    const whole = (await lastChatRequest()).attachments;
    assert.deepEqual(
      whole.map(({ kind, mediaType, sha256: hash }) => [kind, mediaType, hash]),
      [['video', 'video/mp4', sha256(bytes)]],
    );

    // BigModel takes no WebM.
    await panel.session.start();
    const webm = Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...Buffer.from('\x42\x82\x84webm', 'latin1')]);
    const film = await maker.fromBytes(webm, 'clip.webm');
    assert.ok(film.kind === 'video');
    const frames = [];
    for (const [atMs, data] of [
      [500, jpeg(200, 30, 30)],
      [61_500, jpeg(30, 60, 210)],
    ] as const) {
      const { mediaType, hash, bytes: size, width, height } = await maker.picture(data, 'frame');
      frames.push({ atMs, mediaType, hash, bytes: size, width, height });
    }
    await ask('What happens?', { ...film, durationMs: 90_000, frames });
    const { images, attachments } = await lastChatRequest();
    assert.equal(attachments.length, 0);
    assert.deepEqual(
      images.map(({ mediaType, width, height }) => [mediaType, width, height]),
      [
        ['image/jpeg', 64, 48],
        ['image/jpeg', 64, 48],
      ],
    );
    assert.match(
      await sentText(),
      /Video \\"clip\.webm\\" of 1:30, as 2 of its frames.*Frame at 0:00\.5:.*Frame at 1:01\.5:/,
    );
  });

  it('a recording goes to the omni models unchanged; to others it is refused, naming who takes it', async () => {
    const bytes = wav(1500);
    const sound = await maker.fromBytes(bytes, 'hello.wav');
    assert.ok(sound.kind === 'audio');
    assert.equal(sound.durationMs, 1500);

    await use('simulator', 'glm-5v-turbo');
    await refused(sound, /GLM-5V-Turbo does not take audio/);
    const { plans } = await judgeAttachments([sound], [], panel.services);
    assert.deepEqual(
      plans[0]?.problem?.choices.map(({ endpointId, modelId }) => [endpointId, modelId]),
      [['simulator', 'glm-4-voice']],
    );

    await use('gateway', 'qwen3-omni-flash-2025-12-01');
    const [plan] = (await judgeAttachments([sound], [], panel.services)).plans;
    assert.deepEqual([plan?.as, plan?.problem], ['bytes', undefined]);
    await ask('What do you hear?', sound);
    assert.deepEqual(
      (await lastChatRequest()).attachments.map(({ kind, mediaType, sha256: hash, seconds }) => [
        kind,
        mediaType,
        hash,
        seconds,
      ]),
      [['audio', 'audio/wav', sha256(bytes), 1.5]],
    );

    // The conversation goes on with a model that hears nothing: it is told, and so is the user.
    await use('gateway', 'glm-4.6v');
    const notices = await ask('Say it again.');
    assert.equal((await lastChatRequest()).attachments.length, 0);
    assert.match(await sentText(), /The recording \\"hello\.wav\\" is not part of this request/);
    assert.ok(
      notices.some(notice => notice.includes('hello.wav')),
      String(notices),
    );
  });

  it('a picture on the web is fetched, stored and sent; what cannot be fetched is said', async () => {
    const bytes = jpeg(200, 30, 30);
    const server = createServer((request, response) => {
      const isThere = request.url?.startsWith('/red.jpg') === true;
      response.writeHead(isThere ? 200 : 404).end(isThere ? bytes : '');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/red.jpg?signed=1`;
      const [origin] = await attachAddress(url, maker);
      assert.equal(origin?.name, 'red.jpg');
      const picture = await origin.read();
      assert.ok(picture.kind === 'image');
      assert.deepEqual([picture.name, picture.url, picture.width], ['red.jpg', url, 64]);
      await use('simulator', 'glm-5v-turbo');
      await ask('What colour?', picture);
      assert.deepEqual(
        (await lastChatRequest()).images.map(({ sha256: hash }) => hash),
        [sha256(bytes)],
      );
      const [gone] = await attachAddress(`http://127.0.0.1:${port}/gone.png`, maker);
      await assert.rejects(gone?.read() ?? Promise.resolve(), /gone\.png could not be fetched: HTTP 404/);
      await assert.rejects(attachAddress('file:///etc/passwd', maker), PlainFailure);
      // A film is left to the endpoint: nothing is asked for.
      const [film] = await attachAddress('https://example.com/clip.mp4', maker);
      const clip = await film?.read();
      assert.deepEqual(clip?.kind === 'video' && clip.source, { url: 'https://example.com/clip.mp4' });
    } finally {
      await new Promise(resolve => server.close(resolve));
    }
  });

  it('kinds that may not stand together are refused before anything is sent', async () => {
    await use('simulator', 'glm-5v-turbo');
    const paper = maker.byAddress('document', 'https://example.com/one.pdf', 'one.pdf');
    const picture = await maker.picture(jpeg(9, 9, 9), 'dark.jpg');
    await panel.session.remember(paper);
    await panel.session.remember(picture);
    await assert.rejects(panel.session.send('Compare.', [paper.id, picture.id]), /does not take .* in one request/);
    assert.deepEqual(await chatRequests(), []);
  });
});
