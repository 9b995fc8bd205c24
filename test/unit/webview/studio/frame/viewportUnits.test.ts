import assert from 'node:assert/strict';
import { withoutViewportUnits } from '../../../../../src/webview/studio/frame/drawing/viewportUnits.ts';

const viewport = { width: 1280, height: 800 };
const inPixels = (declarations: string): string => withoutViewportUnits(declarations, viewport);

describe('withoutViewportUnits', () => {
  it('says lengths of the viewport in pixels', () => {
    assert.equal(inPixels('min-height: 100vh; width: 50vw'), 'min-height: 800px; width: 640px');
    assert.equal(inPixels('padding: 1.5vmin -2vmax .5dvh 10svi'), 'padding: 12px -25.6px 4px 128px');
    assert.equal(inPixels('height: calc(100vh - 4rem)'), 'height: calc(800px - 4rem)');
    assert.equal(inPixels('font-size: clamp(1rem,5VW,3rem)'), 'font-size: clamp(1rem,64px,3rem)');
  });

  it('leaves names, text and addresses alone', () => {
    for (const same of [
      '--h-100vh: 1px; animation-name: up-50vh',
      'content: "100vh"; font-family: "5vw"',
      "content: '50vh \\' 100vh'",
      'background: url(data:image/svg+xml,100vh)',
      'color: #10vh00',
    ]) {
      assert.equal(inPixels(same), same);
    }
  });
});
