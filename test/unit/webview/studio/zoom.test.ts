import assert from 'node:assert/strict';
import { stepZoom, wheelZoom, zoomOfKey } from '../../../../src/webview/studio/view/zoom.ts';

const key = (part: Partial<Parameters<typeof zoomOfKey>[0]>): ReturnType<typeof zoomOfKey> =>
  zoomOfKey({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, ...part });

describe('zoom', () => {
  it('goes from whatever is seen to the next step', () => {
    assert.equal(stepZoom(0.62, 1), 0.67);
    assert.equal(stepZoom(0.62, -1), 0.5);
    assert.equal(stepZoom(1, 1), 1.1);
    assert.equal(stepZoom(1, -1), 0.9);
  });

  it('stays at its ends, and does not jump back from beyond them', () => {
    assert.equal(stepZoom(2, 1), 2);
    assert.equal(stepZoom(3.2, 1), 3.2);
    assert.equal(stepZoom(0.25, -1), 0.25);
    assert.equal(stepZoom(0.12, -1), 0.12);
  });

  it('follows the wheel and comes back to where it was', () => {
    assert.ok(wheelZoom(1, -100) > 1.1);
    assert.ok(wheelZoom(1, 100) < 0.9);
    assert.ok(Math.abs(wheelZoom(wheelZoom(1, -100), 100) - 1) < 0.002);
    assert.equal(wheelZoom(3.9, -100_000), 4);
    assert.equal(wheelZoom(0.11, 100_000), 0.1);
  });

  it('knows the keys of browsers, on the number pad too, and no others', () => {
    assert.equal(key({ key: '=', ctrlKey: true }), 'in');
    assert.equal(key({ key: '+', metaKey: true }), 'in');
    assert.equal(key({ code: 'NumpadSubtract', key: '-', ctrlKey: true }), 'out');
    assert.equal(key({ key: '0', ctrlKey: true }), 'fit');
    assert.equal(key({ key: '0' }), undefined);
    assert.equal(key({ key: '0', ctrlKey: true, altKey: true }), undefined);
    assert.equal(key({ key: 'p', ctrlKey: true }), undefined);
  });
});
