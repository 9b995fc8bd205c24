import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { ChatTurn } from '../../src/host/chat/chatTurn.ts';
import type { CallWait } from '../../src/provider/index.ts';
import { openConversation, type PanelConversation } from './support/askPanel.ts';
import { addFault, chatRequests, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { type ChangedSettings, changeUserSettings } from './support/userSettings.ts';

describe('a plan that gives one answer at once', () => {
  let settings: ChangedSettings;
  let panel: PanelConversation;

  beforeEach(async () => {
    await resetSimulator();
    settings = await changeUserSettings({ 'glm.network.concurrency': { simulator: 1 } });
    panel = await openConversation();
  });
  afterEach(async () => {
    await panel[Symbol.asyncDispose]();
    await settings[Symbol.asyncDispose]();
  });

  /** Every wait that the panels were told of, in order; nothing where one was over. */
  const waits = (): (CallWait | undefined)[] =>
    panel.events.flatMap(event => (event.type === 'turn' && event.turn.role === 'assistant' ? [event.wait] : []));

  /** `@glm`, with a stream that only keeps what is shown. */
  function askInChat(signal: AbortSignal): { ended: Promise<unknown>; shown: string[] } {
    const shown: string[] = [];
    // As a reader sees it: the line is Markdown.
    const progress = (line: string): number => shown.push(line.replace(/\\(\W)/g, '$1'));
    const stream = { progress, markdown: () => undefined };
    const turn = new ChatTurn(
      {
        services: panel.services,
        request: {} as vscode.ChatRequest,
        context: { history: [] },
        stream: stream as unknown as vscode.ChatResponseStream,
        signal,
      },
      'chat',
    );
    const choice = panel.services.catalog.chat();
    assert.ok(choice);
    return { ended: turn.ask(choice, [{ role: 'user', content: 'And you?' }]), shown };
  }

  it('is asked by two conversations one after the other, and the second tells that it waits', async () => {
    const { session } = panel;
    const held = await addFault({ kind: 'hold', afterChunks: 5 });
    await session.send('First', []);
    await until(async () => (await chatRequests()).length === 1, 'the first is asked');
    const first = await session.current();
    await session.start();
    await session.send('Second', []);
    const second = await session.current();
    const secondId = second.conversation.path[1]?.id ?? '';
    await until(async () => second.waitOf(secondId) !== undefined, 'the second waits');
    assert.deepEqual(waits().at(-1), { reason: 'queue', position: 1 });
    assert.equal((await chatRequests()).length, 1);
    assert.equal(first.isRunning, true);

    await held.release();
    await until(async () => !first.isRunning && !second.isRunning, 'both have ended');
    assert.deepEqual(
      [first, second].map(live => live.conversation.path[1]).map(turn => turn?.role === 'assistant' && turn.status),
      ['done', 'done'],
    );
    assert.equal(second.waitOf(secondId), undefined);
    assert.equal((await chatRequests()).length, 2);
  });

  it('lets one that is stopped out of the queue at once, and @glm wait behind a retry with a countdown', async () => {
    const { session } = panel;
    const refusal = { kind: 'status', status: 429, code: '1302' } as const;
    const held = await addFault({ kind: 'hold', afterChunks: 5 });
    await session.send('First', []);
    await until(async () => (await chatRequests()).length === 1, 'the first is asked');
    const first = await session.current();

    const controller = new AbortController();
    const stopped = askInChat(controller.signal);
    await until(async () => stopped.shown.length > 0, '@glm says that it waits');
    assert.match(stopped.shown[0] ?? '', /Waiting for its turn at Simulator.*: number 1 in the queue\./);
    const reason = new Error('stopped');
    controller.abort(reason);
    await assert.rejects(stopped.ended, error => error === reason);
    assert.equal(first.isRunning, true);
    await held.release();
    await until(async () => !first.isRunning, 'the first has ended');
    assert.equal((await chatRequests()).length, 1, 'the stopped one never asked');

    // The panel is refused and waits for another attempt; @glm stands behind it and knows for how long.
    await addFault({ ...refusal, headers: { 'retry-after-ms': '1500' } });
    await session.send('Again', []);
    const live = await session.current();
    const answerId = live.conversation.path.at(-1)?.id ?? '';
    await until(async () => live.waitOf(answerId)?.reason === 'retry', 'the panel waits for another attempt');
    const retry = waits().findLast(wait => wait !== undefined);
    assert.ok(
      retry?.reason === 'retry' && retry.kind === 'rate-limit' && retry.retryInMs > 1000,
      JSON.stringify(retry),
    );
    const behind = askInChat(new AbortController().signal);
    await behind.ended;
    assert.match(behind.shown[0] ?? '', /number 1 in the queue, which goes on in \d+ s\./);
    await until(async () => !live.isRunning, 'the panel has its answer');
    assert.equal(live.conversation.answer(answerId)?.status, 'done');
    assert.equal((await chatRequests()).length, 4);
  });

  it('tells in @glm that it is refused, and counts down to the next attempt', async () => {
    await addFault({ kind: 'status', status: 429, code: '1302', headers: { 'retry-after-ms': '1200' } });
    const { ended, shown } = askInChat(new AbortController().signal);
    await ended;
    assert.match(shown[0] ?? '', /takes no more requests at once\. Trying again in \d+ s \(attempt 2 of 4\)\./);
  });
});
