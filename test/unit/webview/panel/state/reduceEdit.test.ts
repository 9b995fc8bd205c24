import assert from 'node:assert/strict';
import type { AttachmentView, PanelState, UserTurnView } from '../../../../../src/protocol/index.ts';
import {
  composerTray,
  emptyModel,
  type PanelModel,
  readyOf,
} from '../../../../../src/webview/panel/state/panelModel.ts';
import { type PanelEvent, reducePanel } from '../../../../../src/webview/panel/state/reducePanel.ts';

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
const question: UserTurnView = { role: 'user', id: 'u1', text: 'hi', attachments: [picture('old')] };
const state = (...turns: UserTurnView[]): PanelEvent => ({
  type: 'state/changed',
  state: { conversation: { id: 'c', title: 'T', turns }, controls: emptyModel.controls } as PanelState,
});
const run = (...events: PanelEvent[]): PanelModel => events.reduce(reducePanel, emptyModel);
const inTray = ({ tray }: PanelModel): string[] => tray.map(item => item.key);

const begun: PanelEvent[] = [
  state(question),
  { type: 'attachment/added', view: picture('mine') },
  { type: 'upload/started', key: 'up', name: 'up.png' },
  { type: 'edit/begun', turn: question },
];

describe('editing a question', () => {
  it('has the tray to itself, with what the question had', () => {
    const model = run(
      ...begun,
      { type: 'attachment/added', view: picture('new') },
      { type: 'tray/removed', keys: ['old'] },
    );
    assert.deepEqual(inTray(model), ['new']);
    assert.equal(model.editing?.turnId, 'u1');
    // A reload of the window finds the composer's own.
    assert.deepEqual(
      readyOf(composerTray(model)).map(view => view.id),
      ['mine'],
    );
  });

  it('gives the composer back what it had, with an upload that ended meanwhile', () => {
    const model = run(...begun, { type: 'upload/finished', key: 'up', view: picture('up') }, { type: 'edit/ended' });
    assert.deepEqual(inTray(model), ['mine', 'up']);
    assert.equal(model.editing, undefined);
  });

  it('keeps what was attached when sending fails, and goes from one question to the next', () => {
    const failed = run(...begun, { type: 'message/sending' }, { type: 'message/failed', reason: 'no' });
    assert.deepEqual(inTray(failed), ['old']);
    const other = { ...question, id: 'u2', attachments: [] };
    const next = [{ type: 'edit/begun', turn: other } as const, { type: 'edit/ended' } as const].reduce(
      reducePanel,
      failed,
    );
    assert.deepEqual(inTray(next), ['mine', 'up']);
  });

  it('does not begin while a message is on its way', () => {
    assert.equal(run({ type: 'message/sending' }, { type: 'edit/begun', turn: question }).editing, undefined);
  });

  it('ends with its question: another conversation, another branch', () => {
    const other = { ...question, id: 'u2' };
    assert.deepEqual(inTray(run(...begun, state(other))), ['mine', 'up']);
    const replaced = run(...begun, { type: 'turns/replaced', afterTurnId: null, turns: [other] });
    assert.deepEqual([inTray(replaced), replaced.editing], [['mine', 'up'], undefined]);
    assert.equal(run(...begun, state(question)).editing?.turnId, 'u1');
  });
});
