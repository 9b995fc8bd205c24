import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { dataUri, drawPng } from './drawPng.ts';

/** The vendor's fields beside the standard ones. */
interface Extra {
  reasoning_content?: string;
  reasoning?: string;
}

describe('simulator: the official openai client talks to it', () => {
  let simulator: Simulator;
  let urls: ReturnType<typeof simulatorBaseUrls>;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
    urls = simulatorBaseUrls(simulator.url);
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());
  const client = (baseURL: string, apiKey = 'good-key') => new OpenAI({ baseURL, apiKey, maxRetries: 0 });
  const hello = [{ role: 'user' as const, content: 'Hello there' }];
  const tool = {
    type: 'function' as const,
    function: {
      name: 'note',
      description: 'A note',
      parameters: {
        type: 'object',
        properties: { line: { type: 'integer' }, text: { type: 'string' } },
        required: ['line', 'text'],
      },
    },
  };
  const code = 'File a.ts, lines 7-9:\n```ts\nfunction seven() {\n  return 7;\n}\n```';

  it('gets the same answer streamed and whole, from every dialect', async () => {
    const models = {
      bigmodel: 'glm-4.6',
      zai: 'glm-4.6',
      zaiCoding: 'glm-4.7',
      bigmodelCoding: 'glm-4.7',
      tokenhub: 'glm-5.1',
      toiotech: 'glm-4.5v',
      wcode: 'z-ai/glm-4.6v',
      openrouter: 'z-ai/glm-4.6v',
      openai: 'any',
      vllm: 'any',
      ollama: 'any',
    };
    for (const [dialect, model] of Object.entries(models)) {
      const api = client(urls[dialect as keyof typeof urls]);
      const whole = await api.chat.completions.create({ model, messages: hello });
      const message = whole.choices[0]?.message as (OpenAI.ChatCompletionMessage & Extra) | undefined;
      let content = '';
      let reasoning = '';
      let finish: string | null | undefined;
      let usage: OpenAI.CompletionUsage | null | undefined;
      let contentBegan = false;
      for await (const chunk of await api.chat.completions.create({
        model,
        messages: hello,
        stream: true,
        stream_options: { include_usage: true },
      })) {
        const choice = chunk.choices[0];
        const delta: (OpenAI.ChatCompletionChunk.Choice.Delta & Extra) | undefined = choice?.delta;
        const thought = delta?.reasoning_content ?? delta?.reasoning ?? '';
        if (thought !== '') assert.equal(contentBegan, false, `${dialect}: reasoning comes first`);
        reasoning += thought;
        content += delta?.content ?? '';
        if (content !== '') contentBegan = true;
        finish = choice?.finish_reason ?? finish;
        usage = chunk.usage ?? usage;
      }
      const wholeText = message?.content ?? '';
      assert.ok(wholeText.length > 100, dialect);
      // The two requests differ in `stream`, which the answer names.
      assert.equal(content, wholeText.replace('"stream": false', '"stream": true'), dialect);
      assert.equal(reasoning.trim(), message?.reasoning_content ?? message?.reasoning, dialect);
      assert.equal(finish, 'stop', dialect);
      assert.ok(usage && usage.prompt_tokens > 0 && usage.completion_tokens > 0, dialect);
      assert.equal(
        whole.usage?.total_tokens,
        (whole.usage?.prompt_tokens ?? 0) + (whole.usage?.completion_tokens ?? 0),
      );
    }
  });

  it('puts reasoning under the name that each vendor uses', async () => {
    const names: Record<string, string[]> = {};
    for (const [dialect, model] of [
      ['bigmodel', 'glm-4.6'],
      ['wcode', 'z-ai/glm-4.6v'],
      ['vllm', 'x'],
    ] as const) {
      const completion = await client(urls[dialect]).chat.completions.create({ model, messages: hello });
      names[dialect] = Object.keys(completion.choices[0]?.message ?? {}).filter(name => name.startsWith('reason'));
    }
    assert.deepEqual(names, { bigmodel: ['reasoning_content'], wcode: ['reasoning'], vllm: ['reasoning'] });
  });

  it('sends an image and hears its size and colour', async () => {
    const url = dataUri(drawPng(123, 45, '#8b3fd9'));
    const completion = await client(urls.bigmodel).chat.completions.create({
      model: 'glm-4.6v',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url } },
            { type: 'text', text: 'What is it?' },
          ],
        },
      ],
    });
    assert.match(completion.choices[0]?.message.content ?? '', /\*\*123 × 45\*\*[\s\S]*\*\*purple\*\* \(`#8b3fd9`\)/);
    assert.ok((completion.usage?.prompt_tokens ?? 0) > 10);
  });

  it('gets a tool call whole from GLM and in pieces from others, with the same arguments', async () => {
    const pieces: Record<string, number> = {};
    for (const [dialect, model, extra] of [
      ['bigmodel', 'glm-4.6', {}],
      ['zai', 'glm-4.6', { tool_stream: true }],
      ['openai', 'x', {}],
    ] as const) {
      const request = {
        model,
        messages: [{ role: 'user' as const, content: code }],
        tools: [tool],
        stream: true as const,
        ...extra,
      };
      let count = 0;
      let json = '';
      const names: string[] = [];
      for await (const chunk of await client(urls[dialect]).chat.completions.create(request)) {
        for (const call of chunk.choices[0]?.delta.tool_calls ?? []) {
          count++;
          json += call.function?.arguments ?? '';
          if (call.function?.name) names.push(call.function.name);
        }
        if (chunk.choices[0]?.finish_reason) assert.equal(chunk.choices[0].finish_reason, 'tool_calls');
      }
      assert.deepEqual(names, ['note']);
      assert.equal(JSON.parse(json).line, 7);
      pieces[dialect] = count;
    }
    assert.equal(pieces.bigmodel, 1);
    assert.ok((pieces.zai ?? 0) > 3 && (pieces.openai ?? 0) > 3);
  });

  it('runs a whole tool round through the client’s own runner', async () => {
    const called: unknown[] = [];
    const runner = client(urls.openai).chat.completions.runTools({
      model: 'x',
      messages: [{ role: 'user', content: code }],
      tools: [
        {
          ...tool,
          function: { ...tool.function, parse: JSON.parse, function: (args: object) => `noted ${called.push(args)}` },
        },
      ],
    });
    assert.match((await runner.finalContent()) ?? '', /1\*\* tool results came back/);
    assert.equal(called.length, 1);
  });

  it('lists models and raises the client’s own error classes', async () => {
    const ids = (await client(urls.tokenhub).models.list()).data.map(model => model.id);
    assert.deepEqual(ids.sort(), ['glm-5', 'glm-5-turbo', 'glm-5.1', 'glm-5v-turbo']);
    const ask = (url: string, key?: string, model = 'glm-4.6') =>
      client(url, key).chat.completions.create({ model, messages: hello });
    await assert.rejects(ask(urls.bigmodel, 'bad-key'), OpenAI.AuthenticationError);
    await assert.rejects(ask(urls.bigmodel, 'good', 'glm-0'), OpenAI.BadRequestError);
    simulator.fault({ kind: 'status', status: 429 });
    await assert.rejects(ask(urls.openai), OpenAI.RateLimitError);
    simulator.fault({ kind: 'inBandError', code: '1302', afterChunks: 1 });
    const stream = await client(urls.bigmodel).chat.completions.create({
      model: 'glm-4.6',
      messages: hello,
      stream: true,
    });
    await assert.rejects(async () => {
      for await (const _ of stream);
    }, OpenAI.APIError);
  });

  it('is left in the middle: the socket closes', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 3 });
    const stream = await client(urls.bigmodel).chat.completions.create({
      model: 'glm-4.6',
      messages: hello,
      stream: true,
    });
    const reading = (async () => {
      for await (const _ of stream);
    })();
    const held = await hold.reached;
    stream.controller.abort();
    await reading;
    assert.equal(await held.done, 'closed-early');
  });
});
