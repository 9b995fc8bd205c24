import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectPicture } from '../../../../../src/core/attachments/index.ts';
import { StartDraft } from '../../../../../src/host/studio/start/startDraft.ts';
import { drawPng } from '../../../simulator/drawPng.ts';

describe('StartDraft', () => {
  let folder = '';
  let changes = 0;
  const draftOf = (): StartDraft => new StartDraft(path.join(folder, 'draft'), () => changes++);
  const picture = (name: string, width = 40) => inspectPicture(drawPng(width, 30, '#0f766e'), name);
  const names = async (draft: StartDraft): Promise<string[]> => (await draft.load()).shots.map(({ name }) => name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-draft-'));
    changes = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('brings everything back in another window, bytes and words alike', async () => {
    const draft = draftOf();
    await draft.add(picture('home@2x.png'), 'file:///w/home.png');
    await draft.add(picture('menu.png'));
    const [, menu] = (await draft.load()).shots;
    assert.ok(menu);
    await draft.setShot(menu.id, { label: 'menu open' });
    await draft.choose({ wish: '深色', isSketch: true, model: { endpointId: 'e', modelId: 'm' } });
    assert.ok(changes >= 4);

    const again = draftOf();
    const { shots, wish, isSketch, model } = await again.load();
    assert.deepEqual(
      shots.map(({ name, label, pixelRatio, sourceUri }) => [name, label, pixelRatio, sourceUri]),
      [
        ['home@2x.png', '', 2, 'file:///w/home.png'],
        ['menu.png', 'menu open', 1, undefined],
      ],
    );
    assert.deepEqual([wish, isSketch, model], ['深色', true, { endpointId: 'e', modelId: 'm' }]);
    const [first] = shots;
    assert.ok(first);
    assert.deepEqual(await again.read(first), picture('home@2x.png'));
  });

  it('moves them, and brings a removed one back where it was', async () => {
    const draft = draftOf();
    for (const name of ['a.png', 'b.png', 'c.png']) await draft.add(picture(name));
    const [a, b] = (await draft.load()).shots;
    assert.ok(a && b);
    await draft.move(a.id, 2);
    assert.deepEqual(await names(draft), ['b.png', 'c.png', 'a.png']);
    await draft.remove(b.id);
    assert.deepEqual(await names(draft), ['c.png', 'a.png']);
    await draft.restore(b.id);
    assert.deepEqual(await names(draft), ['b.png', 'c.png', 'a.png']);
    await draft.restore(b.id);
    assert.equal((await draft.load()).shots.length, 3);
  });

  it('keeps the whole picture beside a part of it, through several cuts', async () => {
    const draft = draftOf();
    await draft.add(picture('a.png', 40));
    const [shot] = (await draft.load()).shots;
    assert.ok(shot);
    await draft.crop(shot.id, picture('ignored.png', 20));
    await draft.crop(shot.id, picture('ignored.png', 10));
    const [cut] = (await draft.load()).shots;
    assert.deepEqual([cut?.name, cut?.width], ['a.png', 10]);
    await draft.uncrop(shot.id);
    const [whole] = (await draft.load()).shots;
    assert.deepEqual([whole?.name, whole?.width, whole?.whole], ['a.png', 40, undefined]);
  });

  it('begins anew with the same model once a page was made, and leaves no picture behind', async () => {
    const draft = draftOf();
    await draft.add(picture('a.png'));
    await draft.choose({ wish: 'dark', model: { endpointId: 'e', modelId: 'm' } });
    await draft.clear();
    const { shots, wish, model } = await draft.load();
    assert.deepEqual([shots, wish, model], [[], '', { endpointId: 'e', modelId: 'm' }]);
    assert.deepEqual(await readdir(path.join(folder, 'draft')), ['draft.json']);
  });

  it('takes a file that cannot be read for an empty one', async () => {
    const draft = draftOf();
    await draft.add(picture('a.png'));
    await writeFile(path.join(folder, 'draft', 'draft.json'), '{"version":1,"shots":[{"file":"../../secret"}]');
    assert.deepEqual((await draftOf().load()).shots, []);
  });
});
