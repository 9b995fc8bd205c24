import { deepEqual, equal } from 'node:assert/strict';
import type { AttachmentView } from '../../../../../src/protocol/index.ts';
import { emptyModel, type PanelModel } from '../../../../../src/webview/panel/state/panelModel.ts';
import { type PanelEvent, reducePanel } from '../../../../../src/webview/panel/state/reducePanel.ts';

const view = (id: string): AttachmentView => ({
  id,
  kind: 'image',
  name: `${id}.png`,
  mediaType: 'image/png',
  width: 2,
  height: 1,
  bytes: 70,
  uri: `https://example.com/${id}`,
});
const run = (...events: PanelEvent[]): PanelModel => events.reduce(reducePanel, emptyModel);
const toB: PanelEvent = { type: 'tray/switched', left: 'a', key: 'b', kept: [] };
const toA: PanelEvent = { type: 'tray/switched', left: 'b', key: 'a', kept: [] };

describe('trays of conversations that are not shown', () => {
  it('are there again when their conversation is', () => {
    const there = run({ type: 'attachment/added', view: view('p') }, toB);
    deepEqual(there.tray, []);
    deepEqual(
      reducePanel(there, toA).tray.map(item => item.key),
      ['p'],
    );
  });

  it('take the end of an upload that began in them', () => {
    const there = run({ type: 'upload/started', key: 'k', name: 'p.png' }, toB);
    const done = reducePanel(there, { type: 'upload/finished', key: 'k', view: view('p') });
    deepEqual(done.tray, []);
    equal(reducePanel(done, toA).tray[0]?.status, 'ready');
    const failed = reducePanel(there, { type: 'upload/failed', key: 'k', name: 'p.png', reason: 'no' });
    deepEqual(failed.tray, []);
    equal(reducePanel(failed, toA).tray[0]?.status, 'failed');
  });

  it('come from what was kept, where this page has not left them itself', () => {
    const kept = [{ status: 'ready', key: 'p', view: view('p') }] as const;
    deepEqual(run({ type: 'tray/switched', left: 'a', key: 'b', kept }).tray, kept);
  });
});
