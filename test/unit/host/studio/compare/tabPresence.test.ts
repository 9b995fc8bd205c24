import assert from 'node:assert/strict';
import { TabPresence } from '../../../../../src/host/studio/compare/tabPresence.ts';

/** A tab that can be shown and hidden. */
function tab() {
  let isVisible = true;
  const presence = new TabPresence({
    isVisible: () => isVisible,
    hidden: () => new Error('hidden'),
    closed: () => new Error('closed'),
  });
  const show = (so: boolean): void => {
    isVisible = so;
    presence.changed();
  };
  return { presence, show };
}

const never = new AbortController().signal;
const endless = (): Promise<never> => new Promise(() => {});

describe('TabPresence', () => {
  it('has a tab work as soon as its page is there', async () => {
    const { presence } = tab();
    let begun = false;
    const work = presence.whileShown(never, async () => {
      begun = true;
      return 7;
    });
    assert.equal(begun, false);
    presence.opened();
    assert.equal(await work, 7);
  });

  it('refuses a hidden tab at once, and fails what is under way when it is hidden or closed', async () => {
    const { presence, show } = tab();
    presence.opened();
    const hidden = presence.whileShown(never, endless);
    show(false);
    await assert.rejects(hidden, /hidden/);
    await assert.rejects(presence.whileShown(never, endless), /hidden/);
    show(true);
    const closed = presence.whileShown(never, endless);
    presence.closed();
    await assert.rejects(closed, /closed/);
    await assert.rejects(presence.whenShown(never), /closed/);
  });

  it('tells what went wrong with the work itself', async () => {
    const { presence } = tab();
    presence.opened();
    await assert.rejects(
      presence.whileShown(never, () => Promise.reject(new Error('no canvas'))),
      /no canvas/,
    );
  });

  it('waits until a hidden tab is shown and its page is there again', async () => {
    const { presence, show } = tab();
    presence.opened();
    show(false);
    let shown = false;
    const waiting = presence.whenShown(never).then(() => {
      shown = true;
    });
    show(true);
    await Promise.resolve();
    assert.equal(shown, false, 'its page has not begun yet');
    presence.opened();
    await waiting;
  });

  it('ends with the reason of a signal, before, during and while waiting', async () => {
    const { presence, show } = tab();
    presence.opened();
    await assert.rejects(presence.whileShown(AbortSignal.abort(new Error('stopped')), endless), /stopped/);
    const stop = new AbortController();
    const work = presence.whileShown(stop.signal, endless);
    show(false);
    const other = new AbortController();
    const waiting = presence.whenShown(other.signal);
    other.abort(new Error('given up'));
    await assert.rejects(waiting, /given up/);
    await assert.rejects(work, /hidden/);
  });
});
