import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import * as vscode from 'vscode';
import { addFault, chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface Body {
  model: string;
  messages: { role: string; content: unknown; tool_call_id?: string; tool_calls?: unknown[] }[];
  tools?: unknown[];
  thinking?: unknown;
}

const user = (
  ...parts: (vscode.LanguageModelTextPart | vscode.LanguageModelDataPart | vscode.LanguageModelToolResultPart)[]
) => vscode.LanguageModelChatMessage.User(parts);
const text = (value: string) => new vscode.LanguageModelTextPart(value);
const body = async (): Promise<Body> => (await lastChatRequest()).body as Body;
const png = encode({ width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(180), channels: 3 });

/** As another extension, or the editor's own agent, finds a model. */
async function modelOf(id: string): Promise<vscode.LanguageModelChat> {
  const [model] = await vscode.lm.selectChatModels({ vendor: 'glm', id });
  assert.ok(model, `the editor knows ${id}`);
  return model;
}

async function collect(response: vscode.LanguageModelChatResponse): Promise<unknown[]> {
  const parts: unknown[] = [];
  for await (const part of response.stream) parts.push(part);
  return parts;
}

describe('language models', () => {
  before(() => vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate());
  beforeEach(resetSimulator);
  after(resetSimulator);

  it('are those of the active endpoint, with what each can do', async () => {
    const models = await vscode.lm.selectChatModels({ vendor: 'glm' });
    assert.ok(models.length > 5, `${models.length} models`);
    assert.ok(models.every(({ id }) => id.startsWith('simulator/')));
    const seeing = await modelOf('simulator/glm-5v-turbo');
    assert.equal(seeing.name.trim(), 'GLM-5V-Turbo');
    assert.equal(seeing.family, 'glm-5v-turbo');
    assert.ok(seeing.maxInputTokens > 100_000, String(seeing.maxInputTokens));
    const capabilities = (model: vscode.LanguageModelChat) =>
      (model as unknown as { capabilities: { supportsImageToText: boolean; supportsToolCalling: boolean } })
        .capabilities;
    assert.deepEqual(capabilities(seeing), {
      ...capabilities(seeing),
      supportsImageToText: true,
      supportsToolCalling: true,
    });
    // It cannot see itself: the vision model of its endpoint does, or our tools.
    assert.equal(capabilities(await modelOf('simulator/glm-5.2')).supportsImageToText, true);
  });

  it('stream text, reasoning before it and usage after it', async () => {
    const model = await modelOf('simulator/glm-5.2');
    // The answer stands still before its end: what is read until then has streamed.
    const held = await addFault({ kind: 'hold', afterChunks: 30 });
    const response = await model.sendRequest([user(text('Hello there'))]);
    const parts: unknown[] = [];
    for await (const part of response.stream) {
      parts.push(part);
      if (part instanceof vscode.LanguageModelTextPart) await held.release();
    }
    const answer = parts.filter(part => part instanceof vscode.LanguageModelTextPart);
    assert.ok(answer.length > 1, 'in more than one piece');
    const { LanguageModelThinkingPart } = vscode as unknown as {
      LanguageModelThinkingPart: new () => { value: string };
    };
    const thinking = parts.findIndex(part => part instanceof LanguageModelThinkingPart && part.value !== '');
    assert.ok(thinking >= 0 && thinking < parts.indexOf(answer[0]), 'reasoning came first');
    const usage = parts.find(part => part instanceof vscode.LanguageModelDataPart);
    assert.equal(usage?.mimeType, 'usage');
    const counts = JSON.parse(new TextDecoder().decode(usage?.data)) as Record<string, number>;
    assert.ok((counts.prompt_tokens ?? 0) > 0 && (counts.completion_tokens ?? 0) > 0, JSON.stringify(counts));
    const sent = await body();
    assert.equal(sent.model, 'glm-5.2');
    assert.deepEqual(sent.messages, [{ role: 'user', content: 'Hello there' }]);
  });

  it('take pictures, and pictures in the results of tools', async () => {
    const model = await modelOf('simulator/glm-5v-turbo');
    const picture = vscode.LanguageModelDataPart.image(png, 'image/png');
    await collect(await model.sendRequest([user(text('What is this?'), picture)]));
    assert.deepEqual(
      (await lastChatRequest()).images.map(({ width, height }) => [width, height]),
      [[40, 30]],
    );

    await collect(
      await model.sendRequest([
        user(text('Look at the screen')),
        vscode.LanguageModelChatMessage.Assistant([new vscode.LanguageModelToolCallPart('c1', 'screenshot', {})]),
        user(new vscode.LanguageModelToolResultPart('c1', [text('taken'), picture])),
      ]),
    );
    assert.equal((await lastChatRequest()).images.length, 1);
    const { messages } = await body();
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user', 'assistant', 'tool', 'user'],
    );
    assert.equal(messages[2]?.tool_call_id, 'c1');
  });

  it('never send a picture to a model that cannot see: the vision model answers, and says so', async () => {
    const model = await modelOf('simulator/glm-5.2');
    const parts = await collect(
      await model.sendRequest([user(text('What is this? '), vscode.LanguageModelDataPart.image(png, 'image/png'))]),
    );
    const { images, body: sent } = await lastChatRequest();
    assert.equal(images.length, 1);
    assert.equal((sent as { model: string }).model, 'glm-5v-turbo');
    assert.match(JSON.stringify(parts), /GLM-5\.2 cannot see pictures, so GLM-5V-Turbo answers/);
  });

  it('tell an agent without eyes the id of a picture and the tools that look at it', async () => {
    const model = await modelOf('simulator/glm-5.2');
    const picture = vscode.LanguageModelDataPart.image(png, 'image/png');
    const inputSchema = { type: 'object', properties: { image: { type: 'string' } }, required: ['image'] };
    const look = { name: 'glm_readText', description: 'Reads text in a picture', inputSchema };
    const other = { name: 'count_lines', description: 'Counts lines', inputSchema };
    await collect(await model.sendRequest([user(text('What is this? '), picture)], { tools: [look, other] }));
    assert.deepEqual((await lastChatRequest()).images, []);
    assert.match(JSON.stringify((await body()).messages), /attachment:[0-9a-f]{8}: glm_readText can look at it/);
    // Without one that could look, it is told that there was a picture.
    await collect(await model.sendRequest([user(text('What is this? '), picture)], { tools: [other] }));
    assert.deepEqual((await lastChatRequest()).images, []);
    assert.match(JSON.stringify((await body()).messages), /this model cannot see pictures/);
  });

  it('call tools and go on with their results', async () => {
    const model = await modelOf('simulator/glm-5.2');
    const tools: vscode.LanguageModelChatTool[] = [
      {
        name: 'count_lines',
        description: 'Counts the lines of a file',
        inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
      },
    ];
    const question = user(text('How many lines has src/cart.ts?'));
    const parts = await collect(await model.sendRequest([question], { tools }));
    const call = parts.find(part => part instanceof vscode.LanguageModelToolCallPart);
    assert.ok(call, 'a call was streamed');
    assert.equal(call.name, 'count_lines');
    assert.equal(typeof (call.input as { path?: unknown }).path, 'string');
    assert.equal((await body()).tools?.length, 1);

    const answer = await collect(
      await model.sendRequest(
        [
          question,
          vscode.LanguageModelChatMessage.Assistant([call]),
          user(new vscode.LanguageModelToolResultPart(call.callId, [text('43')])),
        ],
        { tools },
      ),
    );
    assert.ok(answer.some(part => part instanceof vscode.LanguageModelTextPart));
    const { messages } = await body();
    assert.deepEqual(messages.at(-1), { role: 'tool', tool_call_id: call.callId, content: '43' });
    assert.equal(messages[1]?.tool_calls?.length, 1);
  });

  it('close the request when they are cancelled', async () => {
    await addFault({ kind: 'hold', afterChunks: 3 });
    const model = await modelOf('simulator/glm-5.2');
    const source = new vscode.CancellationTokenSource();
    const response = await model.sendRequest([user(text('Hello'))], {}, source.token);
    const reading = collect(response).catch(() => undefined);
    await until(async () => ((await chatRequests())[0]?.chunksSent ?? 0) >= 3, 'three chunks were sent');
    source.cancel();
    await reading;
    await until(async () => (await lastChatRequest()).closedEarly, 'the connection was closed');
  });

  const failures: [kind: string, status: number, code: string, expected: string | undefined, words: RegExp][] = [
    ['a refused key', 401, '1000', 'NoPermissions', /does not accept the API key/],
    ['an unknown model', 404, '1211', 'NotFound', /does not have this model/],
    ['an empty account', 429, '1113', 'Blocked', /has no balance/],
  ];
  for (const [kind, status, code, expected, words] of failures) {
    it(`say what is wrong in the editor’s terms: ${kind}`, async () => {
      await addFault({ kind: 'status', status, code });
      const model = await modelOf('simulator/glm-5.2');
      await assert.rejects(
        async () => collect(await model.sendRequest([user(text('Hello'))])),
        (error: unknown) => {
          assert.ok(error instanceof Error);
          assert.match(error.message, words);
          if (error instanceof vscode.LanguageModelError) assert.equal(error.code, expected);
          return true;
        },
      );
    });
  }

  it('say that a key is missing before anything is sent', async () => {
    const settings = vscode.workspace.getConfiguration('glm');
    try {
      await settings.update('endpoint.active', 'bigmodel', vscode.ConfigurationTarget.Global);
      // Listed without a key: with no model at all the editor could ask nobody and say nothing.
      await until(
        async () => (await vscode.lm.selectChatModels({ vendor: 'glm', id: 'bigmodel/glm-5.2' })).length === 1,
        'the models of the endpoint are listed',
      );
      const model = await modelOf('bigmodel/glm-5.2');
      await assert.rejects(async () => collect(await model.sendRequest([user(text('Hello'))])), /needs an API key/);
    } finally {
      await settings.update('endpoint.active', 'simulator', vscode.ConfigurationTarget.Global);
    }
  });

  it('estimate tokens of text and of messages', async () => {
    const model = await modelOf('simulator/glm-5v-turbo');
    const english = await model.countTokens('The quick brown fox jumps over the lazy dog. '.repeat(10));
    assert.ok(english > 90 && english < 180, String(english));
    const message = await model.countTokens(user(text('hi'), vscode.LanguageModelDataPart.image(png, 'image/png')));
    // Too small for the model, so enlarged to 4 × 3 patches; markers, the word, and the message itself.
    assert.equal(message, 12 + 2 + 1 + 4);
  });

  it('follow the settings', async () => {
    const settings = vscode.workspace.getConfiguration('glm');
    const before = settings.inspect('endpoint.custom')?.globalValue as object[];
    const changed = new Promise<void>(resolve => {
      const subscription = vscode.lm.onDidChangeChatModels(() => {
        subscription.dispose();
        resolve();
      });
    });
    const models = [{ id: 'own-model', label: 'My Own', input: ['text', 'image'], contextTokens: 50_000 }];
    const entry = { id: 'own', label: 'Own', baseUrl: `${process.env.GLM_CHAT_SIMULATOR_URL}/openai/v1`, models };
    try {
      await settings.update('endpoint.custom', [...before, entry], vscode.ConfigurationTarget.Global);
      await changed;
      await until(
        async () => (await vscode.lm.selectChatModels({ vendor: 'glm', id: 'own/own-model' })).length === 1,
        'it is there',
      );
      const model = await modelOf('own/own-model');
      assert.equal(model.name.trim(), 'My Own');
      assert.equal(model.maxInputTokens, 50_000 - 8192);
      // A later entry changes one field of one model; the one beside it is wrong, and left out alone.
      const change = { id: 'own', models: [{ id: 'own-model', contextTokens: 60_000 }] };
      const wrong = { id: 'own', label: 'Wrong', capabilities: { temprature: [0, 1] } };
      await settings.update('endpoint.custom', [...before, entry, change, wrong], vscode.ConfigurationTarget.Global);
      await until(
        async () => (await modelOf('own/own-model')).maxInputTokens === 60_000 - 8192,
        'the field is changed',
      );
      assert.equal((await modelOf('own/own-model')).name.trim(), 'My Own');
    } finally {
      await settings.update('endpoint.custom', before, vscode.ConfigurationTarget.Global);
    }
  });
});
