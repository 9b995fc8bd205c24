import assert from 'node:assert/strict';
import { Cancelled } from '../../../../src/host/cancellation.ts';
import {
  type CallOutcome,
  type LoopTool,
  runToolLoop,
  type ToolLoopOptions,
  type ToolLoopSink,
  ToolRefused,
} from '../../../../src/host/toolLoop/index.ts';
import { type ContentPart, endpoints, type ToolCall } from '../../../../src/provider/index.ts';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../../simulator/index.ts';
import { drawPng } from '../../simulator/drawPng.ts';
import { type SimulatedTurns, simulatedTurns } from './simulatedTurns.ts';

interface WireMessage {
  role: string;
  content: unknown;
  reasoning_content?: string;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}
interface WireBody {
  messages: WireMessage[];
  tools?: unknown[];
  tool_choice?: unknown;
}

const tool = (name: string, run: LoopTool['run']): LoopTool => ({
  definition: { type: 'function', name, description: name, parameters: { type: 'object', properties: {} } },
  run,
});
const echo = tool('echo', async ({ text }) => `said ${String(text)}`);
const picture: ContentPart = {
  type: 'image',
  name: 'crop.png',
  source: { data: drawPng(40, 30, '#3366cc'), mediaType: 'image/png' },
};

describe('runToolLoop', () => {
  let simulator: Simulator;
  let turns: SimulatedTurns;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  beforeEach(() => {
    simulator.reset();
    turns = at('bigmodel', 'glm-4.6v');
  });
  after(() => simulator.close());

  const at = (id: 'bigmodel' | 'vllm' | 'openrouter', model: string, changes = {}): SimulatedTurns => {
    const endpoint = endpoints.find(known => known.id === id);
    assert.ok(endpoint);
    const baseUrl = simulatorBaseUrls(simulator.url)[id];
    return simulatedTurns({ ...endpoint, baseUrl }, model, changes);
  };
  const bodies = (): WireBody[] => simulator.requests.map(({ body }) => body as WireBody);
  const results = (index: number): WireMessage[] =>
    bodies()[index]?.messages.filter(({ role }) => role === 'tool') ?? [];
  const ask = (
    question: string,
    tools: readonly LoopTool[],
    { sink = {}, ...rest }: Partial<ToolLoopOptions> & { sink?: ToolLoopSink } = {},
  ) =>
    runToolLoop(
      turns,
      {
        surface: 'chat',
        choice: turns.choice,
        messages: [{ role: 'user', content: question }],
        signal: new AbortController().signal,
        tools,
        maxRounds: 8,
        ...rest,
      },
      sink,
    );

  it('runs what is called, round after round, and ends with the answer', async () => {
    const rounds: number[] = [];
    const ends: [string, string][] = [];
    let shown = '';
    const result = await ask('First `echo {"text":"a"}`\nthen `echo {"text":"b"}`', [echo], {
      sink: {
        onRound: round => rounds.push(round),
        onCallEnd: (call, { status }) => ends.push([call.arguments, status]),
        onText: text => {
          shown += text;
        },
      },
    });
    assert.deepEqual(rounds, [1, 2, 3]);
    assert.deepEqual(ends, [
      ['{"text":"a"}', 'done'],
      ['{"text":"b"}', 'done'],
    ]);
    assert.deepEqual(
      results(2).map(({ content }) => content),
      ['said a', 'said b'],
    );
    assert.match(result.text, /said b/);
    assert.equal(shown, result.text);
    assert.equal(result.ended, 'answered');
    assert.equal(result.rounds, 3);
    assert.deepEqual(
      result.steps.map(({ role }) => role),
      ['assistant', 'tool', 'assistant', 'tool'],
    );
  });

  it('runs the calls of one round side by side, and gives their results back in their order', async () => {
    const both = Promise.withResolvers<void>();
    let begun = 0;
    // Neither ends before the other has begun; the first ends last.
    const meet = tool('meet', async ({ who }) => {
      begun++;
      if (begun === 2) both.resolve();
      await both.promise;
      if (who === 'first') await new Promise(resolve => setImmediate(resolve));
      return `here is ${String(who)}`;
    });
    const ended: string[] = [];
    await ask('`meet {"who":"first"}` and `meet {"who":"second"}`', [meet], {
      sink: { onCallEnd: call => ended.push(call.arguments) },
    });
    assert.deepEqual(ended, ['{"who":"second"}', '{"who":"first"}']);
    const sent = bodies()[1]?.messages ?? [];
    const called = sent.find(({ tool_calls: calls }) => calls)?.tool_calls ?? [];
    assert.deepEqual(
      results(1).map(({ content, tool_call_id: id }) => [content, id]),
      [
        ['here is first', called[0]?.id],
        ['here is second', called[1]?.id],
      ],
    );
  });

  it('tells the model of calls that fail, are refused, or cannot be run, and goes on', async () => {
    const outcomes: CallOutcome['status'][] = [];
    const result = await ask(
      [
        '`fail {"a":1}` `refuse {"a":1}` `refuse {"a":2}` `missing {"a":1}` `echo {"text":` `silent {"a":1}`',
        '`echo {"text":"still here"}`',
      ].join('\n'),
      [
        echo,
        tool('fail', async () => {
          throw new Error('the disk is full');
        }),
        tool('refuse', async ({ a }) => {
          throw new ToolRefused(a === 2 ? 'not on a Friday' : '');
        }),
        tool('silent', async () => ' '),
      ],
      { sink: { onCallEnd: (_, { status }) => outcomes.push(status) } },
    );
    const told = results(1).map(({ content }) => String(content));
    assert.equal(told[0], 'the disk is full');
    assert.match(told[1] ?? '', /did not allow this call\. Do not/);
    assert.match(told[2] ?? '', /They say: not on a Friday/);
    assert.match(told[3] ?? '', /no tool "missing"\. There are: echo, fail, refuse, silent\./);
    assert.match(told[4] ?? '', /not a valid JSON object/);
    assert.equal(told[5], '(no output)');
    assert.match(result.text, /still here/);
    assert.deepEqual(outcomes.toSorted(), ['done', 'done', 'failed', 'failed', 'failed', 'refused', 'refused']);
  });

  it('ends at once when it is cancelled, whatever a tool does, and drops what comes late', async () => {
    const controller = new AbortController();
    const late = Promise.withResolvers<string>();
    const outcomes: CallOutcome['status'][] = [];
    const deaf = tool('deaf', () => {
      setImmediate(() => controller.abort(new Cancelled()));
      return late.promise;
    });
    const running = ask('`deaf {"a":1}`', [deaf], {
      signal: controller.signal,
      sink: { onCallEnd: (_, { status }) => outcomes.push(status) },
    });
    await assert.rejects(running, Cancelled);
    assert.deepEqual(outcomes, ['stopped']);
    late.reject(new Error('nobody listens'));
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(simulator.requests.length, 1);
  });

  it('does not begin a call that is cancelled in the moment in which it is shown', async () => {
    const controller = new AbortController();
    const running = ask('`late {"a":1}`', [tool('late', async () => assert.fail('it ran'))], {
      signal: controller.signal,
      sink: { onCall: () => controller.abort(new Cancelled()) },
    });
    await assert.rejects(running, Cancelled);
  });

  it('is cancelled while the model writes, too', async () => {
    const controller = new AbortController();
    const hold = simulator.fault({ kind: 'hold', afterChunks: 2 });
    const running = ask('Hello', [echo], { signal: controller.signal });
    const request = await hold.reached;
    controller.abort(new Cancelled());
    await assert.rejects(running, Cancelled);
    assert.equal(await request.done, 'closed-early');
  });

  it('does not run a call a third time that brought the same twice, and has the model answer then', async () => {
    let runs = 0;
    const same = tool('same', async () => {
      runs++;
      return 'as before';
    });
    const result = await ask(
      [
        '`same {"a":1,"b":2}`',
        '`same {"b":2, "a":1}`',
        '`same {"a":1,"b":2}`',
        '`same {"a":1,"b":2}`',
        '`same {"a":1,"b":2}`',
      ].join('\n'),
      [same],
      { lastRoundNote: 'Answer now.' },
    );
    assert.equal(runs, 2);
    assert.equal(result.ended, 'repeats');
    assert.equal(result.rounds, 4);
    assert.match(String(results(3).at(-1)?.content), /made 2 times[\s\S]*Answer now\.$/);
  });

  it('runs the same call again where it brings something new each time', async () => {
    let runs = 0;
    const counting = tool('count', async () => String(++runs));
    const line = '`count {"a":1}`';
    const result = await ask([line, line, line, line].join('\n'), [counting]);
    assert.equal(runs, 4);
    assert.equal(result.ended, 'answered');
  });

  it('runs a call once that stands twice in one round', async () => {
    let runs = 0;
    const counting = tool('count', async () => String(++runs));
    await ask('`count {"a":1}` `count {"a":1}`', [counting]);
    assert.equal(runs, 1);
    assert.deepEqual(
      results(1).map(({ content }) => content),
      ['1', '1'],
    );
  });

  it('lets the model answer without calls when the rounds are used up, and says so', async () => {
    const question = ['a', 'b', 'c', 'd'].map(text => `\`echo {"text":"${text}"}\``).join('\n');
    const result = await ask(question, [echo], { maxRounds: 2, lastRoundNote: 'No more calls.' });
    assert.equal(result.ended, 'rounds');
    assert.equal(result.rounds, 3);
    assert.deepEqual(
      results(2).map(({ content }) => content),
      ['said a', 'said b\n\nNo more calls.'],
    );
    // BigModel knows `auto` alone: there the tools are not offered any more.
    assert.equal(bodies()[2]?.tools, undefined);
    assert.match(result.text, /tool results came back/);

    // With what it found so far it can go on.
    simulator.reset();
    const [asked, ...rest] = [{ role: 'user', content: question } as const, ...result.steps];
    const further = await ask('', [echo], { messages: [asked, ...rest], maxRounds: 8 });
    assert.equal(further.ended, 'answered');
    assert.deepEqual(
      results(2).map(({ content }) => content),
      ['said a', 'said b\n\nNo more calls.', 'said c', 'said d'],
    );
  });

  it('says "none" where the endpoint takes that, with the tools still told', async () => {
    turns = at('vllm', 'zai-org/GLM-4.6V');
    await ask('`echo {"text":"a"}`\n`echo {"text":"b"}`', [echo], { maxRounds: 1 });
    assert.deepEqual(
      bodies().map(({ tools, tool_choice: choice }) => [tools?.length, choice]),
      [
        [1, undefined],
        [1, 'none'],
      ],
    );
  });

  it('offers no tools to a model that calls none', async () => {
    turns = at('bigmodel', 'glm-4.6v', { tools: false });
    const result = await ask('`echo {"text":"a"}`', [echo]);
    assert.deepEqual(
      bodies().map(({ tools }) => tools),
      [undefined],
    );
    assert.equal(result.rounds, 1);
    assert.deepEqual(result.notices, ['the notice of every turn']);
  });

  it('cuts long results with a note, and leaves out the oldest where all are too much', async () => {
    const long = tool('long', async ({ of }) => `<${String(of).repeat(5000)}>`);
    await ask(['a', 'b', 'c'].map(of => `\`long {"of":"${of}"}\``).join('\n'), [long], {
      maxResultChars: 1000,
      maxResultsChars: 2500,
    });
    const [first, second, third] = results(3).map(({ content }) => String(content));
    assert.match(first ?? '', /left out to make room/);
    assert.match(second ?? '', /^<b{699}\n\(4002 of 5002 characters were left out here\.\)\nb{299}>$/);
    assert.match(third ?? '', /^<c+/);
  });

  it('gives pictures back as pictures, whole, and what was thought with the calls', async () => {
    const look = tool('look', async () => [{ type: 'text', text: 'The crop:' }, picture]);
    const result = await ask('`look {"at":"x"}`', [look], { maxResultChars: 12 });
    const sent = simulator.requests[1];
    assert.deepEqual(
      sent?.images.map(({ width, height }) => [width, height]),
      [[40, 30]],
    );
    const calling = bodies()[1]?.messages.find(({ tool_calls: calls }) => calls);
    const step = result.steps[0];
    assert.ok(step?.role === 'assistant' && step.reasoning);
    assert.equal(calling?.reasoning_content, step.reasoning);
  });

  it('adds up what all rounds took, and says each notice once', async () => {
    const costs: number[] = [];
    const told: (readonly string[])[] = [];
    const result = await ask('`echo {"text":"a"}`\n`echo {"text":"b"}`', [echo], {
      sink: {
        onCost: cost => cost.kind === 'money' && costs.push(cost.amount),
        onModel: (_, notices) => told.push(notices),
      },
    });
    assert.deepEqual(costs, [1, 2, 3]);
    assert.deepEqual(result.cost, { kind: 'money', currency: 'USD', amount: 3 });
    assert.deepEqual(told, [['the notice of every turn'], [], []]);
    const last = result.usage?.promptTokens ?? 0;
    assert.ok(last > 0);
    simulator.reset();
    const alone = await ask('Hello', []);
    assert.ok(last > 2 * (alone.usage?.promptTokens ?? Number.POSITIVE_INFINITY));
  });

  it('tells each call of its own kind to whoever shows it', async () => {
    const calls: ToolCall[] = [];
    await ask('`echo {"text":"a"}`', [echo], { sink: { onCall: call => calls.push(call) } });
    assert.deepEqual(
      calls.map(({ name, arguments: given }) => [name, given]),
      [['echo', '{"text":"a"}']],
    );
    assert.ok(calls[0]?.id);
  });
});
