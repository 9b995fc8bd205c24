import assert from 'node:assert/strict';
import { PageHeight } from '../../../../src/webview/studio/pageHeight.ts';

/** A browser's answer: what a page of this content height reports in a frame of the present height. */
function measure(height: PageHeight, htmlLength: number, content: (viewport: number) => number): void {
  const viewportHeight = height.value;
  const needed = Math.max(viewportHeight, content(viewportHeight));
  height.measured({ type: 'shown', htmlLength, height: needed, viewportHeight, empty: false });
}

describe('PageHeight', () => {
  it('is the height of the screenshot for a page that fits', () => {
    const height = new PageHeight(800);
    measure(height, 10, () => 500);
    assert.equal(height.value, 800);
  });

  it('grows with a page that is longer, while it streams', () => {
    const height = new PageHeight(800);
    measure(height, 10, () => 700);
    measure(height, 20, () => 900);
    measure(height, 30, () => 1200);
    assert.equal(height.value, 1200);
    measure(height, 30, () => 1200);
    assert.equal(height.value, 1200);
  });

  it('does not run away with a page that is always higher than its frame', () => {
    const height = new PageHeight(800);
    for (let turn = 0; turn < 50; turn++) measure(height, 10, viewport => viewport * 1.2);
    assert.equal(height.value, 800);
    measure(height, 20, viewport => viewport * 1.2);
    assert.equal(height.value, 800);
  });

  it('goes back for another page that is lower', () => {
    const height = new PageHeight(800);
    measure(height, 1000, () => 2000);
    assert.equal(height.value, 2000);
    measure(height, 500, () => 300);
    measure(height, 500, () => 300);
    assert.equal(height.value, 800);
  });

  it('has a limit', () => {
    const height = new PageHeight(800);
    measure(height, 10, () => 5_000_000);
    assert.equal(height.value, 30_000);
  });
});
