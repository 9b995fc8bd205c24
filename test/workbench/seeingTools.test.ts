// The tools that look at pictures, with the simulator as the model that sees: which picture it gets, what comes back, and
// when the user is asked before.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { inspectPicture } from '../../src/core/attachments/index.ts';
import { SeeingTool } from '../../src/host/tools/seeingTool.ts';
import {
  compareImages,
  locateInImage,
  lookAtImage,
  readText,
  type SeeingToolSpec,
} from '../../src/host/tools/seeingTools.ts';
import { createServices, type Services } from '../../src/host/services.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { addFault, chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

describe('tools that look at pictures', () => {
  let fake: FakeContext;
  let services: Services;
  /** Of the result that came last. */
  let pictures: readonly Uint8Array[] = [];

  beforeEach(async () => {
    await resetSimulator();
    fake = await fakeContext();
    services = createServices(fake.context);
  });
  afterEach(async () => {
    await resetSimulator();
    await fake.dispose();
  });

  async function use<Input>(
    spec: SeeingToolSpec<Input>,
    input: Input,
    token = new vscode.CancellationTokenSource().token,
  ): Promise<string> {
    const tool = new SeeingTool(services, spec);
    const result = await tool.invoke({ input, toolInvocationToken: undefined }, token);
    pictures = result.content.flatMap(part => (part instanceof vscode.LanguageModelDataPart ? [part.data] : []));
    return result.content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  }

  const confirmation = <Input>(spec: SeeingToolSpec<Input>, input: Input): string | undefined => {
    const prepared = new SeeingTool(services, spec).prepareInvocation({ input });
    return prepared.confirmationMessages && String(prepared.confirmationMessages.message);
  };

  const fileOf = (path: string): string => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, path).fsPath;
  };

  it('are all declared for agents', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('glm_'));
    assert.deepEqual(names.toSorted(), [
      'glm_compareImages',
      'glm_createPage',
      'glm_locateInImage',
      'glm_lookAtImage',
      'glm_readChart',
      'glm_readText',
      'glm_screenshotPage',
    ]);
  });

  it('have a file of the workspace looked at by a model that sees, with the question', async () => {
    const input = { image: 'screenshots/mobile-login.png', question: 'Which colour has the button?' };
    assert.match(confirmation(lookAtImage, input) ?? '', /screenshots\/mobile-login\.png.*Simulator/);
    const text = await use(lookAtImage, input);
    const { images, body } = await lastChatRequest();
    assert.deepEqual([images[0]?.width, images[0]?.height], [780, 1688]);
    assert.match(text, /780 × 1688/);
    const { model, messages } = body as { model: string; messages: { content: unknown }[] };
    assert.match(model, /v/i);
    assert.match(JSON.stringify(messages.at(-1)), /Which colour has the button\?/);
  });

  it('say places in pixels of the picture', async () => {
    const text = await use(locateInImage, { image: 'screenshots/mobile-login.png', what: 'every button' });
    const places = [...text.matchAll(/\[\[(\d+),(\d+),(\d+),(\d+)\]\]/g)].map(match => match.slice(1).map(Number));
    // What is measured in the picture: the button at (56, 1062), 668 × 108. A thousandth is more than a pixel.
    const near = places.some(place =>
      [56, 1062, 724, 1170].every((side, index) => Math.abs(side - (place[index] ?? Number.NaN)) <= 3),
    );
    assert.ok(near, text);
    // And drawn, as large as the picture is.
    const [drawn] = pictures;
    assert.ok(drawn);
    const { width, height } = inspectPicture(drawn, 'drawn');
    assert.deepEqual([pictures.length, width, height], [1, 780, 1688]);
  });

  it('compare two, in their order', async () => {
    await use(compareImages, { first: 'screenshots/summary-before.png', second: 'screenshots/summary-after.png' });
    const { images } = await lastChatRequest();
    assert.equal(images.length, 2);
    // Each comes back with the differences that are in it.
    assert.equal(pictures.length, 2);
  });

  it('take a picture that the user attached by its id, and ask nobody where it has been before', async () => {
    const data = new Uint8Array(await readFile(fileOf('screenshots/error-dialog.png')));
    const { id } = services.attachedPictures.remember(data, services.endpoints.active.id);
    assert.equal(confirmation(readText, { image: id }), undefined);
    await use(readText, { image: id });
    assert.equal((await lastChatRequest()).images.length, 1);
    // On its way to another endpoint it is asked for.
    const other = services.attachedPictures.remember(data.slice(), 'elsewhere');
    assert.match(confirmation(readText, { image: other.id }) ?? '', /attached picture/);
    await assert.rejects(use(readText, { image: 'attachment:00000000' }), /no attached picture/);
  });

  it('fetch a web address that was allowed, and name it without its query', async () => {
    const data = await readFile(fileOf('screenshots/mobile-login.png'));
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(data));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const image = `http://127.0.0.1:${port}/login.png?signature=secret`;
      const asked = confirmation(lookAtImage, { image, question: '?' }) ?? '';
      assert.match(asked, /login\.png/);
      assert.doesNotMatch(asked, /secret/);
      assert.match(await use(lookAtImage, { image, question: 'What is it?' }), /780 × 1688/);
    } finally {
      server.close();
    }
  });

  it('reach nothing outside of the workspace, and send nothing of it', async () => {
    const before = (await chatRequests()).length;
    await assert.rejects(use(lookAtImage, { image: '/etc/hostname', question: '?' }), /There is no file/);
    await assert.rejects(use(lookAtImage, { image: 'src/prices.ts', question: '?' }), /prices\.ts/);
    await assert.rejects(use(lookAtImage, { image: '../x.png', question: '?' }), /There is no file/);
    assert.equal((await chatRequests()).length, before);
  });

  it('end when they are cancelled', async () => {
    await addFault({ kind: 'hold', afterChunks: 1 });
    const cancel = new vscode.CancellationTokenSource();
    const running = use(lookAtImage, { image: 'screenshots/checkout.png', question: '?' }, cancel.token);
    const ended = assert.rejects(running);
    await until(async () => (await chatRequests()).length > 0, 'the request is there');
    cancel.cancel();
    await ended;
    await until(async () => (await lastChatRequest()).closedEarly, 'the endpoint sees that it is over');
  });
});
