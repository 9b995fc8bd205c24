import assert from 'node:assert/strict';
import type { ImageView } from '../../../../src/protocol/index.ts';
import { noViewChoices } from '../../../../src/webview/studio/view/viewChoices.ts';
import { pictureSize, viewportOf } from '../../../../src/webview/studio/view/viewport.ts';

const picture = (width: number, height: number, pixelRatio: number): Parameters<typeof viewportOf>[0] => ({
  source: {
    id: 'a',
    kind: 'image',
    name: 'a.png',
    mediaType: 'image/png',
    width,
    height,
    bytes: 1,
    uri: '',
  } as ImageView,
  pixelRatio,
});

describe('viewportOf', () => {
  it('is the screenshot in CSS pixels', () => {
    assert.deepEqual(viewportOf(picture(2880, 1800, 2), noViewChoices), { width: 1440, height: 900 });
    assert.deepEqual(viewportOf(picture(1080, 2400, 2.625), noViewChoices), { width: 411, height: 914 });
  });

  it('is the device that was chosen, either way up', () => {
    const of = (part: object): unknown => viewportOf(picture(2880, 1800, 2), { ...noViewChoices, ...part });
    assert.deepEqual(of({ device: 'phone' }), { width: 390, height: 844 });
    assert.deepEqual(of({ device: 'phone', isTurned: true }), { width: 844, height: 390 });
    assert.deepEqual(of({ device: 'own', ownWidth: 500, isTurned: true }), { width: 500, height: 900 });
  });

  it('has a size of its own where there is no screenshot', () => {
    assert.deepEqual(viewportOf({ pixelRatio: 1 }, noViewChoices), { width: 1280, height: 800 });
    assert.equal(pictureSize({ pixelRatio: 2 }), undefined);
  });
});
