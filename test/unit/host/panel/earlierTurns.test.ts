import assert from 'node:assert/strict';
import { EarlierTurns } from '../../../../src/host/panel/earlierTurns.ts';
import type { ShownTurn } from '../../../../src/host/panel/liveConversation.ts';

const shown = (count: number): ShownTurn[] =>
  Array.from({ length: count }, (_, index) => ({
    turn: { role: 'user', id: `t${index}`, parentId: null, atMs: 1, text: '', attachments: [] },
  }));
const ids = (turns: readonly ShownTurn[]): string[] => turns.map(({ turn }) => turn.id);

describe('EarlierTurns', () => {
  it('tells a short conversation at once', async () => {
    const earlier = new EarlierTurns();
    const turns = shown(30);
    assert.deepEqual(earlier.begin(turns), turns);
    assert.equal(earlier.untold, 0);
    await earlier.tell(
      async () => turns,
      () => assert.fail('nothing is left'),
    );
  });

  it('tells a long one from its end, every turn once and in order', async () => {
    const earlier = new EarlierTurns();
    const turns = shown(1001);
    let told = [...earlier.begin(turns)];
    assert.ok(told.length < 100);
    await earlier.tell(
      async () => turns,
      (more, before, untold) => {
        assert.equal(before, told[0]?.turn.id);
        told = [...more, ...told];
        assert.equal(untold, turns.length - told.length);
      },
    );
    assert.deepEqual(ids(told), ids(turns));
    assert.equal(earlier.untold, 0);
  });

  it('leaves off when another state is told, or none is wanted', async () => {
    const ways: [number, (earlier: EarlierTurns) => void][] = [
      [470, earlier => earlier.begin(shown(500))],
      [0, earlier => earlier.forget()],
    ];
    for (const [left, leave] of ways) {
      const earlier = new EarlierTurns();
      earlier.begin(shown(1000));
      let times = 0;
      await earlier.tell(
        async () => shown(1000),
        () => {
          times++;
          leave(earlier);
        },
      );
      assert.deepEqual([times, earlier.untold], [1, left]);
    }
  });
});
