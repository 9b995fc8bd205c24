import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type AskStep, askForEdits } from '../../../../../src/host/studio/refine/askForEdits.ts';
import { fillTemplate, type PromptTemplate } from '../../../../../src/core/prompts/promptTemplate.ts';
import type { PromptTexts } from '../../../../../src/host/prompts/promptTexts.ts';
import type { ModelChoice } from '../../../../../src/host/modelCatalog.ts';
import type { TurnRunner } from '../../../../../src/host/runTurn.ts';
import { type ChatMessage, createClient, type Endpoint, type ModelInfo } from '../../../../../src/provider/index.ts';

const html = '<!DOCTYPE html>\n<html><body>\n<p>One</p>\n<p>Two</p>\n<b>Six</b>\n</body></html>';
const block = (search: string, replace: string): string =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE`;
const good = block('<p>One</p>', '<p>1</p>');
const bad = block('<p>Nine</p>', '<p>9</p>');

describe('askForEdits', () => {
  let server: Server;
  let answers: string[];
  let bodies: { messages: { role: string; content: unknown }[] }[];
  let choice: ModelChoice;

  beforeEach(async () => {
    bodies = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      bodies.push(JSON.parse(body));
      const content = answers.shift() ?? '';
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of content.match(/[\s\S]{1,7}/g) ?? [])
        response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: piece } }] })}\n\n`);
      response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`);
      response.write('data: [DONE]\n\n');
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const endpoint: Endpoint = {
      id: 'own',
      label: 'Own',
      dialect: 'openai',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    };
    choice = { endpoint, model: { id: 'm', label: 'M', input: ['text'], output: ['text'] } as unknown as ModelInfo };
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The part of `TurnRunner` that is used, over real HTTP. */
  const turns = {
    run: async (options: Parameters<TurnRunner['run']>[0], sink: Parameters<TurnRunner['run']>[1]) => {
      const client = createClient({ endpoint: options.choice.endpoint });
      let text = '';
      sink.onModel?.(options.choice, []);
      try {
        for await (const event of client.streamChat(
          { model: options.choice.model.id, messages: options.messages },
          { signal: options.signal },
        )) {
          if (event.type !== 'text-delta') continue;
          text += event.text;
          sink.onText?.(event.text);
        }
      } finally {
        sink.onCost?.({ kind: 'unknown' });
      }
      return {
        choice: options.choice,
        text,
        reasoning: '',
        cost: { kind: 'unknown' },
        finishReason: 'stop',
        notices: [],
      };
    },
  } as unknown as TurnRunner;

  const prompts = {
    text: async ({ en }: PromptTemplate, values = {}) => fillTemplate(en, values),
  } as unknown as PromptTexts;

  async function ask(...given: string[]) {
    answers = given;
    const steps: AskStep[] = [];
    const spent: number[] = [];
    const messages: ChatMessage[] = [{ role: 'user', content: 'Make it better.' }];
    const asked = await askForEdits(
      { services: { turns, prompts }, choice, messages, html, signal: new AbortController().signal },
      {
        onModel: () => undefined,
        onStep: step => void steps.push(step),
        onWait: () => undefined,
        onSpent: (_, tokens) => void spent.push(tokens),
      },
    );
    return { ...asked, steps, spent };
  }

  it('makes the edits, and keeps what the model says of them', async () => {
    const asked = await ask(`I number the first.\n\n${good}`);
    assert.equal(asked.html, html.replace('One', '1'));
    assert.equal(asked.summary, 'I number the first.');
    assert.equal(asked.blocks, good);
    assert.deepEqual([asked.applied, asked.problems, asked.nothing], [1, [], false]);
    assert.deepEqual(asked.steps.at(0), { kind: 'asking' });
    assert.deepEqual(asked.steps.at(-1), { kind: 'writing', blocks: 1 });
    assert.ok(asked.spent.length === 1 && (asked.spent[0] ?? 0) > 10, 'an endpoint that does not count is estimated');
  });
  it('takes an answer without blocks for one that changes nothing', async () => {
    const asked = await ask('They are the same.');
    assert.deepEqual([asked.nothing, asked.html, bodies.length], [true, html, 1]);
  });
  it('asks once more where nothing fits, with what was wrong', async () => {
    const asked = await ask(bad, good);
    assert.equal(asked.html, html.replace('One', '1'));
    assert.deepEqual(
      bodies.map(({ messages }) => messages.map(({ role }) => role)),
      [['user'], ['user', 'assistant', 'user']],
    );
    assert.match(JSON.stringify(bodies[1]), /this text is not in the source/);
    assert.equal(asked.spent.length, 2);
    assert.deepEqual(
      asked.steps.map(({ kind }) => kind).filter((kind, index, kinds) => kind !== kinds[index - 1]),
      ['asking', 'writing', 'repairing', 'writing'],
    );
  });
  it('asks only once more, and then says what does not fit', async () => {
    const asked = await ask(bad, bad, good);
    assert.deepEqual([asked.applied, asked.html, asked.nothing, bodies.length], [0, html, false, 2]);
    assert.deepEqual(
      asked.problems.map(({ kind }) => kind),
      ['not-found'],
    );
  });
  it('does not count an empty answer to that as nothing to change', async () => {
    const asked = await ask(bad, 'Sorry.');
    assert.deepEqual([asked.applied, asked.nothing], [0, false]);
    assert.equal(asked.problems.length, 1);
  });
  it('goes on with what fits where most of it does', async () => {
    const asked = await ask([good, block('<p>Two</p>', '<p>2</p>'), bad].join('\n'));
    assert.deepEqual([asked.applied, asked.problems.length, bodies.length], [2, 1, 1]);
  });
  it('keeps what fitted at first where the second answer is worse', async () => {
    const asked = await ask([good, bad, bad].join('\n'), bad);
    assert.deepEqual([asked.applied, asked.html, bodies.length], [1, html.replace('One', '1'), 2]);
  });
});
