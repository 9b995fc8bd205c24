import assert from 'node:assert/strict';
import { inspectPicture, type Picture } from '../../../../../src/core/attachments/index.ts';
import { PageShots, type ShotFiles } from '../../../../../src/host/studio/shots/pageShots.ts';
import { drawPng } from '../../../simulator/drawPng.ts';

const picture = (name: string, width = 40): Picture => inspectPicture(drawPng(width, 30, '#0f766e'), name);
const filesOf = (read: ShotFiles['read'] = async () => undefined): ShotFiles => ({
  read,
  write: async ({ name }, number) => `screenshot-${number}.${name.split('.').at(-1)}`,
});

describe('PageShots', () => {
  const stored = {
    picture: { name: 'home.png', file: 'screenshot.png' },
    pixelRatio: 2,
    others: [
      { name: 'gone.png', file: 'screenshot-2.png' },
      { name: 'menu.png', file: 'screenshot-3.png', label: 'menu open', pixelRatio: 3 },
    ],
  };

  it('reads those that are stored, leaves out one that is gone, and stores the rest as it came', async () => {
    const shots = new PageShots(
      picture('home.png'),
      stored,
      filesOf(async ({ name }) => (name === 'menu.png' ? picture(name, 20) : undefined)),
      () => undefined,
    );
    await shots.ready;
    assert.deepEqual(
      shots.all.map(({ picture: { name }, label, pixelRatio }) => [name, label, pixelRatio]),
      [
        ['home.png', '', 2],
        ['menu.png', 'menu open', 3],
      ],
    );
    assert.deepEqual(shots.records, { ...stored, others: stored.others.slice(1) });
  });

  it('shows the first until another is chosen, and never one that is not there', async () => {
    let changes = 0;
    const shots = new PageShots(
      picture('home.png'),
      stored,
      filesOf(async ({ name }) => picture(name)),
      () => changes++,
    );
    await shots.ready;
    assert.equal(shots.shown?.picture.name, 'home.png');
    shots.show(2);
    assert.equal(shots.shown?.picture.name, 'menu.png');
    shots.show(7);
    assert.equal(shots.shownIndex, 2);
    shots.setPixelRatio(1.5);
    assert.deepEqual(
      shots.all.map(({ pixelRatio }) => pixelRatio),
      [2, 1, 1.5],
    );
    assert.equal(shots.records.shownShot, 2);
    assert.equal(changes, 3);
  });

  it('takes the first of a page that had none, by what the picture tells', async () => {
    const shots = new PageShots(undefined, {}, filesOf(), () => undefined);
    assert.deepEqual(shots.records, {});
    await shots.add(picture('later@2x.png'));
    assert.equal(shots.shown?.pixelRatio, 2);
    assert.deepEqual(shots.records.picture, { name: 'later@2x.png', file: 'screenshot-1.png' });
    await shots.add(picture('phone.png', 20));
    assert.equal(shots.shown?.picture.name, 'phone.png');
    assert.deepEqual(shots.records.others, [{ name: 'phone.png', file: 'screenshot-2.png', pixelRatio: 1 }]);
  });
});
