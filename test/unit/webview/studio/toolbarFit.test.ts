import assert from 'node:assert/strict';
import { ToolbarFit } from '../../../../src/webview/studio/toolbar/toolbarFit.ts';
import { ranks, type ToolbarItem } from '../../../../src/webview/studio/toolbar/toolbarItem.ts';

const item = (id: string, rank: number): ToolbarItem => ({
  kind: 'button',
  id,
  icon: 'code',
  label: `Label of ${id}`,
  rank,
  run: () => undefined,
});
const items = [item('stop', ranks.always), item('a', ranks.often), item('b', ranks.seldom), item('c', ranks.seldom)];
const ids = (list: readonly ToolbarItem[]): string => list.map(({ id }) => id).join(' ');

function measured(): ToolbarFit {
  const fit = new ToolbarFit();
  for (const entry of items) {
    fit.measured(entry, 'named', 100);
    fit.measured(entry, 'sign', 30);
  }
  return fit;
}

describe('ToolbarFit', () => {
  it('shows names where there is room, then signs alone', () => {
    const fit = measured();
    assert.equal(fit.arrange(items, 424).density, 'named');
    const tight = fit.arrange(items, 423);
    assert.equal(tight.density, 'sign');
    assert.equal(ids(tight.shown), 'stop a b c');
    assert.deepEqual(tight.stowed, []);
  });

  it('keeps the name of what one is likely to want next', () => {
    const fit = measured();
    const wanted: ToolbarItem = { ...item('refine', ranks.always), isPrimary: true };
    fit.measured(wanted, 'sign', 100);
    // 100 for it and 30 for each of the others, with the gaps between them.
    assert.deepEqual(fit.arrange([wanted, ...items], 246).stowed, []);
    assert.equal(fit.arrange([wanted, ...items], 245).stowed.length, 1);
  });

  it('then stows what is needed least, from the end, and keeps the order', () => {
    const fit = measured();
    const { shown, stowed } = fit.arrange(items, 142);
    assert.equal(ids(shown), 'stop a b');
    assert.equal(ids(stowed), 'c');
    assert.equal(ids(fit.arrange(items, 80).shown), 'stop');
    assert.equal(ids(fit.arrange(items, 80).stowed), 'a b c');
  });

  it('says what is news of a width, and no trembling of it', () => {
    const fit = measured();
    assert.equal(fit.measured(items[0] as ToolbarItem, 'named', 100.4), false);
    assert.equal(fit.measured(items[0] as ToolbarItem, 'named', 120), true);
    assert.equal(fit.arrange(items, 424).density, 'sign');
  });
});
