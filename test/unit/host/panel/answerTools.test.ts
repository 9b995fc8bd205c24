import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encode } from 'fast-png';
import { inspectPicture } from '../../../../src/core/attachments/index.ts';
import type { AnswerCall, ConversationRecord } from '../../../../src/core/conversation/index.ts';
import type { ToolCall } from '../../../../src/provider/index.ts';
import type { AgentTool, ToolRoom } from '../../../../src/host/agentTools/agentTool.ts';
import { ToolPermissions } from '../../../../src/host/agentTools/toolPermissions.ts';
import { AnswerTools } from '../../../../src/host/panel/tools/answerTools.ts';
import { PendingCalls } from '../../../../src/host/panel/tools/pendingCalls.ts';
import { PictureStore } from '../../../../src/host/storage/index.ts';
import type { LoopTool } from '../../../../src/host/toolLoop/loopTool.ts';
import { ToolRefused } from '../../../../src/host/toolLoop/loopTool.ts';

const grey = inspectPicture(
  encode({ width: 4, height: 3, channels: 3, data: new Uint8Array(36).fill(90) }),
  'grey.png',
);
const asked = { message: 'May it?', allow: 'Allow', lasting: ['conversation', 'always'] } as const;
const called = (id: string): ToolCall => ({ id, name: 'look', arguments: '{}' });

describe('AnswerTools', () => {
  let folder: string;
  let records: ConversationRecord[];
  let allowed: readonly string[];
  let pending: PendingCalls;
  let permissions: ToolPermissions;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-tools-'));
    records = [];
    allowed = [];
    pending = new PendingCalls(() => undefined);
    permissions = new ToolPermissions({
      get allowedTools() {
        return allowed;
      },
      async setAllowedTools(names) {
        allowed = names;
      },
    });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const toolsWith = (run: (room: ToolRoom) => Promise<unknown>, path: readonly never[] = []): AnswerTools => {
    const tool: AgentTool = {
      name: 'look',
      icon: 'eye',
      label: 'Look',
      asks: true,
      description: 'Looks.',
      parameters: { type: 'object' },
      title: () => 'Look',
      run: async (_input, room) => {
        await run(room);
        return { text: 'seen', pictures: [grey] };
      },
    };
    return new AnswerTools({
      turnId: 'a',
      conversationId: 'c',
      tools: [tool],
      permissions,
      prompts: { text: async () => '' },
      pictures: new PictureStore(folder),
      path,
      recipient: 'Endpoint',
      pending,
      record: record => records.push(record),
    });
  };
  const only = async (tools: AnswerTools): Promise<LoopTool> => (await tools.loopTools())[0] as LoopTool;
  const callsIn = (): AnswerCall[] => records.flatMap(record => (record.record === 'call' ? [record.call] : []));

  it('records a call when it begins and when it ends, with the picture that it returned under its number', async () => {
    const tools = toolsWith(async () => undefined);
    tools.roundBegan();
    const call = called('x');
    tools.began(call, 12);
    const answer = await (await only(tools)).run({}, signal, call);
    assert.ok(Array.isArray(answer));
    assert.deepEqual(
      answer.map(part => (part.type === 'text' ? part.text : part.name)),
      ['seen', 'The picture tool:1 (4 × 3):', 'tool:1'],
    );
    tools.ended(call, { status: 'done', answer }, 41.7);
    const [begun, ended] = callsIn();
    assert.deepEqual([begun?.id, begun?.at, begun?.status], ['1.0', 12, 'running']);
    assert.deepEqual([ended?.id, ended?.status, ended?.durationMs], ['1.0', 'done', 42]);
    assert.deepEqual(
      ended?.pictures?.map(({ number, picture }) => [number, picture.name]),
      [[1, 'grey.png']],
    );
    assert.ok(await new PictureStore(folder).read(ended?.pictures?.[0]?.picture ?? { hash: '', mediaType: '' }));
  });

  it('finds again what was returned, by its number', async () => {
    let found: unknown;
    const tools = toolsWith(async room => {
      found = await room.findPicture('tool:1');
    });
    tools.roundBegan();
    for (const id of ['x', 'y']) {
      const call = called(id);
      tools.began(call, 0);
      await (await only(tools)).run({}, signal, call);
    }
    assert.equal((found as typeof grey).width, 4);
  });

  it('waits for the user, and goes on as they say', async () => {
    const tools = toolsWith(room => room.ask(asked));
    tools.roundBegan();
    const ask = async (id: string): Promise<{ running: Promise<unknown>; callId: string }> => {
      const call = called(id);
      tools.began(call, 0);
      const running = (await only(tools)).run({}, signal, call);
      return { running, callId: callsIn().at(-1)?.id ?? '' };
    };
    const refused = await ask('a');
    assert.equal(pending.questionOf(refused.callId)?.message, 'May it?');
    assert.ok(pending.decide(refused.callId, { do: 'refuse', word: ' not now ' }));
    await assert.rejects(refused.running, (error: unknown) => error instanceof ToolRefused && error.word === 'not now');
    assert.ok(!pending.decide(refused.callId, { do: 'once' }), 'it waits no longer');

    const once = await ask('b');
    pending.decide(once.callId, { do: 'once' });
    await once.running;
    const inConversation = await ask('c');
    pending.decide(inConversation.callId, { do: 'conversation' });
    await inConversation.running;
    await (await ask('d')).running;
    assert.deepEqual(allowed, []);
    assert.ok(permissions.isAllowed('look', 'c') && !permissions.isAllowed('look', 'another'));
  });

  it('remembers what is always allowed, until it is forgotten', async () => {
    const tools = toolsWith(room => room.ask(asked));
    tools.roundBegan();
    const call = called('a');
    tools.began(call, 0);
    const running = (await only(tools)).run({}, signal, call);
    pending.decide('1.0', { do: 'always' });
    await running;
    assert.deepEqual(allowed, ['look']);
    assert.ok(permissions.isAllowed('look', 'another'));
    await permissions.forget('look');
    assert.ok(!permissions.isAllowed('look', 'c'));
  });

  it('asks every time what may not be allowed for good', async () => {
    allowed = ['look'];
    const tools = toolsWith(room => room.ask({ ...asked, lasting: [] }));
    tools.roundBegan();
    const call = called('a');
    tools.began(call, 0);
    const running = (await only(tools)).run({}, signal, call);
    assert.ok(pending.questionOf('1.0'));
    pending.decide('1.0', { do: 'once' });
    await running;
  });

  it('stops waiting with the answer, and when it was decided elsewhere', async () => {
    const controller = new AbortController();
    const waits = pending.ask('1.0', asked, controller.signal);
    controller.abort(new Error('stopped'));
    await assert.rejects(waits, /stopped/);
    assert.equal(pending.questionOf('1.0'), undefined);
    assert.equal(await pending.ask('1.1', asked, signal, Promise.resolve()), undefined);
  });
});
