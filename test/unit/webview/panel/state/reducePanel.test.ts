import assert from 'node:assert/strict';
import type { AssistantTurnView, AttachmentView, PanelState, UserTurnView } from '../../../../../src/protocol/index.ts';
import { grownSince } from '../../../../../src/webview/panel/state/growth.ts';
import {
  type AssistantTurn,
  emptyModel,
  isRunning,
  isUploading,
  type PanelModel,
  readyAttachments,
} from '../../../../../src/webview/panel/state/panelModel.ts';
import { type PanelEvent, reducePanel } from '../../../../../src/webview/panel/state/reducePanel.ts';

const controls: PanelState['controls'] = {
  ...emptyModel.controls,
  endpoints: [{ id: 'z', label: 'Z', hasKey: true, needsKey: true, group: 'pay', connection: { state: 'untried' } }],
  endpointId: 'z',
  models: [{ id: 'm', label: 'M', vision: true, abilities: [], thinking: 'default-on', price: 'free' }],
  modelId: 'm',
  thinking: 'default',
};

const answer = (change: Partial<AssistantTurnView> = {}): AssistantTurnView => ({
  role: 'assistant',
  id: 'a1',
  status: 'waiting',
  reasoning: '',
  text: '',
  modelLabel: 'M',
  notices: [],
  ...change,
});

const question: UserTurnView = { role: 'user', id: 'u1', text: 'hi', attachments: [] };

const picture = (id: string): AttachmentView => ({
  id,
  kind: 'image',
  name: `${id}.png`,
  mediaType: 'image/png',
  width: 2,
  height: 1,
  bytes: 70,
  uri: `https://example.com/${id}`,
});

function run(...events: PanelEvent[]): PanelModel {
  return events.reduce(reducePanel, emptyModel);
}

const opened: PanelEvent = {
  type: 'state/changed',
  state: { conversation: { id: 'c', title: 'T', turns: [question, answer()] }, controls },
};

function assistant(model: PanelModel): AssistantTurn {
  return model.turns.at(-1) as AssistantTurn;
}

describe('reducePanel', () => {
  it('takes over what the host shows', () => {
    const model = run(opened);
    assert.equal(model.phase, 'open');
    assert.equal(model.title, 'T');
    assert.deepEqual(
      model.turns.map(turn => turn.view.id),
      ['u1', 'a1'],
    );
    assert.equal(isRunning(model), true);
  });

  it('adds a turn and replaces the one of the same id', () => {
    const model = run(
      opened,
      { type: 'turn/changed', turn: { ...question, id: 'u2' }, atMs: 1 },
      { type: 'turn/changed', turn: answer({ status: 'done', text: 'x' }), atMs: 2 },
    );
    assert.deepEqual(
      model.turns.map(turn => turn.view.id),
      ['u1', 'a1', 'u2'],
    );
    assert.equal(isRunning(model), false);
  });

  it('puts earlier turns in front as they come, also when the whole state is told again meanwhile', () => {
    const turns = (...ids: string[]): UserTurnView[] => ids.map(id => ({ ...question, id }));
    const ids = (model: PanelModel): string[] => model.turns.map(({ view }) => view.id);
    const state = (earlier: number, ...told: string[]): PanelEvent => ({
      type: 'state/changed',
      state: { conversation: { id: 'c', title: 'T', turns: turns(...told), earlier }, controls },
    });
    const earlier = (before: string, left: number, ...told: string[]): PanelEvent => ({
      type: 'turns/earlier',
      turns: turns(...told),
      before,
      earlier: left,
    });
    const whole = run(state(4, 'e', 'f'), earlier('e', 2, 'c', 'd'), earlier('c', 0, 'a', 'b'));
    assert.deepEqual([ids(whole), whole.earlier], [['a', 'b', 'c', 'd', 'e', 'f'], 0]);
    // Told again: nothing vanishes for a moment, and what is no longer so goes when all has come.
    const again = reducePanel(whole, state(4, 'e', 'g'));
    assert.deepEqual(ids(again), ['a', 'b', 'c', 'd', 'e', 'g']);
    const renewed = [earlier('e', 2, 'c', 'x'), earlier('c', 0, 'a', 'b')].reduce(reducePanel, again);
    assert.deepEqual(ids(renewed), ['a', 'b', 'c', 'x', 'e', 'g']);
    // Another conversation begins anew.
    assert.deepEqual(ids(reducePanel(whole, { ...opened })), ['u1', 'a1']);
    assert.equal(reducePanel(whole, earlier('gone', 0, 'z')), whole);
  });

  it('appends deltas to their turn and leaves every other turn as it is', () => {
    const before = run(opened);
    const after = reducePanel(before, { type: 'turn/delta', turnId: 'a1', text: 'Hel', atMs: 1 });
    const last = reducePanel(after, { type: 'turn/delta', turnId: 'a1', text: 'lo', atMs: 2 });
    assert.equal(assistant(last).view.text, 'Hello');
    assert.equal(assistant(last).view.status, 'streaming');
    assert.equal(last.turns[0], before.turns[0]);
    assert.equal(assistant(before).view.text, '');
  });

  it('keeps how a text grew, until the host tells all of it anew', () => {
    const delta = (text: string): PanelEvent => ({ type: 'turn/delta', turnId: 'a1', text, atMs: 1 });
    const once = run(opened, delta('Hel'));
    const twice = [delta('lo'), delta('!')].reduce(reducePanel, once);
    const [shown, now] = [assistant(once).growth, assistant(twice).growth];
    assert.equal(shown && now && grownSince(shown, now), 'lo!');
    const told = reducePanel(twice, { type: 'turn/changed', turn: answer({ text: 'Hello!' }), atMs: 2 });
    assert.equal(assistant(told).growth, undefined);
  });

  it('ignores deltas for turns that it does not know or that are the user’s', () => {
    const before = run(opened);
    assert.equal(reducePanel(before, { type: 'turn/delta', turnId: 'gone', text: 'x', atMs: 1 }), before);
    assert.equal(reducePanel(before, { type: 'turn/delta', turnId: 'u1', text: 'x', atMs: 1 }), before);
  });

  it('shows another branch after a turn, and ignores a turn that is not there', () => {
    const other = [answer({ id: 'a2', branch: { index: 2, count: 2 } })];
    const shownAfter = (afterTurnId: string | null): string[] =>
      run(opened, { type: 'turns/replaced', afterTurnId, turns: other }).turns.map(turn => turn.view.id);
    assert.deepEqual(shownAfter('u1'), ['u1', 'a2']);
    assert.deepEqual(shownAfter(null), ['a2']);
    assert.deepEqual(shownAfter('gone'), ['u1', 'a1']);
  });

  it('times thinking from the first reasoning to the first text', () => {
    const thinking = run(
      opened,
      { type: 'turn/delta', turnId: 'a1', reasoning: 'a', atMs: 1000 },
      { type: 'turn/delta', turnId: 'a1', reasoning: 'b', atMs: 2000 },
    );
    assert.deepEqual(assistant(thinking).clock, { fromMs: 1000 });
    const answering = [
      { type: 'turn/delta', turnId: 'a1', text: 'x', atMs: 5000 },
      { type: 'turn/delta', turnId: 'a1', text: 'y', atMs: 9000 },
    ] satisfies PanelEvent[];
    assert.deepEqual(assistant(answering.reduce(reducePanel, thinking)).clock, { fromMs: 1000, toMs: 5000 });
  });

  for (const status of ['done', 'stopped', 'failed'] as const) {
    it(`stops the clock when thinking ends as ${status}, without any text`, () => {
      const model = run(
        opened,
        { type: 'turn/delta', turnId: 'a1', reasoning: 'a', atMs: 1000 },
        { type: 'turn/changed', turn: answer({ status, reasoning: 'a' }), atMs: 3000 },
      );
      assert.deepEqual(assistant(model).clock, { fromMs: 1000, toMs: 3000 });
      assert.equal(isRunning(model), false);
    });
  }

  it('starts a fresh clock when the same turn is asked again', () => {
    const model = run(
      opened,
      { type: 'turn/delta', turnId: 'a1', reasoning: 'a', atMs: 1000 },
      { type: 'turn/changed', turn: answer(), atMs: 3000 },
      { type: 'turn/delta', turnId: 'a1', reasoning: 'a', atMs: 7000 },
    );
    assert.deepEqual(assistant(model).clock, { fromMs: 7000 });
  });

  it('keeps the clock when the host repeats the whole state', () => {
    const model = run(
      opened,
      { type: 'turn/delta', turnId: 'a1', reasoning: 'a', atMs: 1000 },
      {
        type: 'state/changed',
        state: {
          conversation: { id: 'c', title: 'T', turns: [question, answer({ status: 'streaming', reasoning: 'a' })] },
          controls,
        },
      },
    );
    assert.deepEqual(assistant(model).clock, { fromMs: 1000 });
  });

  it('follows an upload from start to ready', () => {
    const started = run(opened, { type: 'upload/started', key: 'k', name: 'a.png' });
    assert.equal(isUploading(started), true);
    const finished = reducePanel(started, { type: 'upload/finished', key: 'k', view: picture('p') });
    assert.equal(isUploading(finished), false);
    assert.deepEqual(readyAttachments(finished), [picture('p')]);
  });

  it('does not bring back an upload that the user removed', () => {
    const model = run(
      opened,
      { type: 'upload/started', key: 'k', name: 'a.png' },
      { type: 'tray/removed', keys: ['k'] },
      { type: 'upload/finished', key: 'k', view: picture('p') },
    );
    assert.deepEqual(model.tray, []);
  });

  it('shows a failed upload in its place and keeps the others', () => {
    const model = run(
      opened,
      { type: 'upload/started', key: 'k1', name: 'a.png' },
      { type: 'upload/started', key: 'k2', name: 'b.png' },
      { type: 'upload/finished', key: 'k2', view: picture('p') },
      { type: 'upload/failed', key: 'k1', name: 'a.png', reason: 'too large' },
    );
    assert.deepEqual(
      model.tray.map(item => [item.key, item.status]),
      [
        ['k1', 'failed'],
        ['k2', 'ready'],
      ],
    );
  });

  it('shows the same picture once', () => {
    const model = run(
      opened,
      { type: 'attachment/added', view: picture('p') },
      { type: 'attachment/added', view: picture('p') },
      { type: 'upload/started', key: 'k', name: 'p.png' },
      { type: 'upload/finished', key: 'k', view: picture('p') },
    );
    assert.deepEqual(
      model.tray.map(item => item.status),
      ['ready'],
    );
  });

  it('takes only what was sent out of the tray', () => {
    const model = run(
      opened,
      { type: 'attachment/added', view: picture('p1') },
      { type: 'message/sending' },
      { type: 'attachment/added', view: picture('p2') },
      { type: 'message/sent', trayKeys: ['p1'] },
    );
    assert.deepEqual(readyAttachments(model), [picture('p2')]);
    assert.equal(model.sending, false);
  });

  it('keeps the tray when sending fails, and says why', () => {
    const model = run(
      opened,
      { type: 'attachment/added', view: picture('p1') },
      { type: 'message/sending' },
      { type: 'message/failed', reason: 'no' },
    );
    assert.equal(model.sending, false);
    assert.deepEqual(model.notice, { kind: 'error', text: 'no', isOfMessage: true });
    assert.equal(model.tray.length, 1);
    assert.equal(reducePanel(model, { type: 'notice/dismissed' }).notice, undefined);
    assert.equal(reducePanel(model, { type: 'message/sending' }).notice, undefined);
  });

  it('says no longer why a message was not sent once something else is attached to it', () => {
    const failed = run(opened, { type: 'message/sending' }, { type: 'message/failed', reason: 'no picture' });
    const judged = reducePanel(failed, { type: 'tray/judged', plan: undefined });
    assert.equal(judged.notice?.text, 'no picture');
    assert.equal(reducePanel(judged, { type: 'upload/started', key: 'k', name: 'a.png' }).notice, undefined);
    assert.equal(reducePanel(judged, { type: 'attachment/added', view: picture('p1') }).notice, undefined);
    // Of something else: it stays.
    const notice = { kind: 'error', text: 'The file is gone.' } as const;
    const other = run(opened, { type: 'notice/shown', notice }, { type: 'attachment/added', view: picture('p1') });
    assert.deepEqual(other.notice, notice);
  });

  it('is stopping only as long as something runs', () => {
    assert.equal(run({ type: 'answer/stopping' }).stopping, false);
    const stopping = run(opened, { type: 'answer/stopping' });
    assert.equal(stopping.stopping, true);
    const stopped = reducePanel(stopping, { type: 'turn/changed', turn: answer({ status: 'stopped' }), atMs: 1 });
    assert.equal(stopped.stopping, false);
    const failed = reducePanel(stopping, { type: 'notice/shown', notice: { kind: 'error', text: 'could not stop' } });
    assert.equal(failed.stopping, false);
  });

  it('shows what the conversation took, until another one is opened', () => {
    const model = run(opened, { type: 'usage/changed', usage: '3 tokens' });
    assert.equal(model.usage, '3 tokens');
    assert.equal(reducePanel(model, opened).usage, undefined);
  });
});
