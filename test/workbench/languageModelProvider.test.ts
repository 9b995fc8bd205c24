// The provider by itself, where the editor's own API cannot reach: what it is told besides, what it remembers and counts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LedgerEntry } from '../../src/core/usage/index.ts';
import { LanguageModelProvider } from '../../src/host/languageModel/languageModelProvider.ts';
import type { ModelInformation } from '../../src/host/languageModel/modelInformation.ts';
import { UnknownEndpoints } from '../../src/host/languageModel/unknownEndpoints.ts';
import { createServices } from '../../src/host/services.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { addFault, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface Body {
  messages: { role: string; content: unknown; reasoning_content?: string }[];
  thinking?: { type: string };
  reasoning_effort?: string;
}

type Message = vscode.LanguageModelChatRequestMessage;
const text = (value: string) => new vscode.LanguageModelTextPart(value);
const message = (role: number, ...content: unknown[]) => ({ role, content, name: undefined }) as unknown as Message;
const user = (...content: unknown[]) => message(1, ...content);
const tool: vscode.LanguageModelChatTool = {
  name: 'count_lines',
  description: 'Counts the lines of a file',
  inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
};

describe('the provider of language models', () => {
  let fake: FakeContext;
  let provider: LanguageModelProvider;
  let ledger: () => Promise<LedgerEntry[]>;
  let models: ModelInformation[];
  let parts: vscode.LanguageModelResponsePart[];

  beforeEach(async () => {
    await resetSimulator();
    fake = await fakeContext();
    const services = createServices(fake.context);
    const changed = new vscode.EventEmitter<void>();
    provider = new LanguageModelProvider(services, new UnknownEndpoints(services.catalog), changed.event);
    ledger = () => services.usage.ledger.read(10);
    models = await provider.provideLanguageModelChatInformation({ silent: true });
    parts = [];
  });
  afterEach(async () => {
    await resetSimulator();
    await fake.dispose();
  });

  async function ask(messages: Message[], options: object = {}, id = 'glm-5.2'): Promise<Body> {
    const information = models.find(model => model.id === `simulator/${id}`);
    assert.ok(information, id);
    const { token } = new vscode.CancellationTokenSource();
    const all = { toolMode: vscode.LanguageModelChatToolMode.Auto, ...options };
    await provider.provideLanguageModelChatResponse(
      information,
      messages,
      all as vscode.ProvideLanguageModelChatResponseOptions,
      { report: part => parts.push(part) },
      token,
    );
    return (await lastChatRequest()).body as Body;
  }
  const said = (): string =>
    parts.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  const calls = (): vscode.LanguageModelToolCallPart[] =>
    parts.filter(part => part instanceof vscode.LanguageModelToolCallPart);

  it('offers what a model may be told about thinking, and does as was chosen', async () => {
    const schema = (id: string) =>
      models.find(model => model.id === `simulator/${id}`)?.configurationSchema?.properties.thinking;
    assert.deepEqual(schema('glm-5.2')?.enum, ['default', 'off', 'minimal', 'low', 'medium', 'high', 'max']);
    assert.deepEqual(schema('glm-5')?.enum, ['default', 'on', 'off']);
    // Always thinks, and in one way alone.
    assert.equal(schema('glm-4.7'), undefined);
    assert.equal(schema('glm-5')?.enumItemLabels.length, 3);

    const chosen = (thinking: string) => ask([user(text('Hello'))], { modelConfiguration: { thinking } });
    assert.deepEqual((await chosen('off')).thinking, { type: 'disabled' });
    const high = await chosen('high');
    assert.equal(high.reasoning_effort, 'high');
    assert.notDeepEqual(high.thinking, { type: 'disabled' });
    assert.equal((await chosen('default')).thinking, undefined);
    assert.equal((await chosen('no such choice')).thinking, undefined);
  });

  it('remembers what was thought before a call, for who does not hand it back', async () => {
    const question = user(text('How many lines has src/cart.ts?'));
    await ask([question], { tools: [tool] });
    const [call] = calls();
    assert.ok(call);
    const { LanguageModelThinkingPart } = vscode as unknown as {
      LanguageModelThinkingPart: new () => { value: string };
    };
    const thought = parts.map(part => (part instanceof LanguageModelThinkingPart ? part.value : '')).join('');
    assert.ok(thought.length > 20);
    const result = new vscode.LanguageModelToolResultPart(call.callId, [text('43')]);
    const { messages } = await ask([question, message(2, call), user(result)], { tools: [tool] });
    assert.equal(messages[1]?.reasoning_content, thought);
  });

  it('never runs a call of an answer that was cut, and says so', async () => {
    await addFault({ kind: 'finish', reason: 'length' });
    await ask([user(text('How many lines has src/cart.ts?'))], { tools: [tool] });
    assert.deepEqual(calls(), []);
    assert.match(said(), /ends inside a call of count_lines, which was not run/);
  });

  it('says that an answer ends at the limit, but not to who set the limit', async () => {
    await addFault({ kind: 'finish', reason: 'length', times: 2 });
    await ask([user(text('Hello'))]);
    assert.match(said(), /\n\n> The answer is as long as the model may write, and ends here\.\n$/);
    parts = [];
    await ask([user(text('Hello'))], { modelOptions: { max_tokens: 4000 } });
    assert.doesNotMatch(said(), /ends here/);
  });

  it('reports no call when the stream breaks off', async () => {
    const question = [user(text('How many lines has src/cart.ts?'))];
    await ask(question, { tools: [tool] });
    assert.equal(calls().length, 1);
    parts = [];
    // All but the finish reason, the usage and the end mark.
    await addFault({ kind: 'cut', afterChunks: (await lastChatRequest()).chunksSent - 3 });
    await assert.rejects(ask(question, { tools: [tool] }), /cut off on the way.* Try it again\./);
    assert.deepEqual(calls(), []);
  });

  it('names what cannot be shown to a model', async () => {
    const video = new vscode.LanguageModelDataPart(new Uint8Array(7), 'video/x-unknown');
    const { messages } = await ask([user(text('See: '), video)]);
    assert.match(String(messages[0]?.content), /video\/x-unknown, 7 bytes/);
  });

  it('writes each answer into the ledger, also one that was cut off, with nothing of what was said', async () => {
    await ask([user(text('A secret question'))]);
    await addFault({ kind: 'cut', afterChunks: 5 });
    await assert.rejects(ask([user(text('A secret question'))]));
    await addFault({ kind: 'status', status: 401, code: '1000' });
    await assert.rejects(ask([user(text('A secret question'))]), /Run the command "GLM: Set API Key…"\./);
    await until(async () => (await ledger()).length === 2, 'two answers are in the ledger');
    const [whole, cut] = await ledger();
    assert.equal(whole?.surface, 'picker');
    assert.equal(whole?.modelLabel, 'GLM-5.2');
    assert.ok((whole?.usage?.promptTokens ?? 0) > 0);
    assert.deepEqual([cut?.usage, cut?.cost], [undefined, { kind: 'unknown' }]);
    assert.doesNotMatch(JSON.stringify([whole, cut]), /secret/);
  });
});
