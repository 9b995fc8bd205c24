import assert from 'node:assert/strict';
import { findPlaces, placeKey } from '../../../../../src/core/studio/assets/index.ts';
import type { AssetRecord } from '../../../../../src/host/studio/assets/assetStore.ts';
import { type PlacedAsset, placedAssets } from '../../../../../src/host/studio/assets/placedAssets.ts';
import type { MeasuredPage } from '../../../../../src/protocol/index.ts';

const element = (path: number[], x: number): MeasuredPage['elements'][number] => ({
  path,
  names: ['body', 'div'],
  x,
  y: 0,
  width: 200,
  height: 200,
  display: 'block',
  isInset: false,
  isPainted: true,
  letters: 0,
  elements: 0,
  label: `div.${x}`,
});
const page: MeasuredPage = {
  width: 1000,
  height: 200,
  elements: [element([1, 0], 0), element([1, 1], 400), element([1, 2], 800)],
};
const asset = (name: string, x: number, more: Partial<AssetRecord> = {}): AssetRecord => ({
  name,
  kind: 'photo',
  alt: '',
  box: { left: x / 1000, top: 0, right: (x + 200) / 1000, bottom: 1 },
  ...more,
});
const placed = (assets: AssetRecord[], used: AssetRecord[] = []): PlacedAsset[] =>
  placedAssets(assets, page, findPlaces(assets, page.elements, page), new Set(used));
const told = (list: PlacedAsset[]): string[] =>
  list.map(({ place, isChosen, isTaken }) => `${place?.element.label} ${isChosen}${isTaken ? ' taken' : ''}`);
const key = (path: number[]): string => placeKey({ path, names: ['body', 'div'] });

describe('placedAssets', () => {
  it('chooses what has a place and is not in the page yet', () => {
    const [first, second, third] = [asset('a', 0), asset('b', 400), asset('c', 590)];
    assert.deepEqual(told(placed([first, second, third], [first])), ['div.0 false', 'div.400 true', 'undefined false']);
  });

  it('goes where the user says, also where nobody would have looked, or nowhere', () => {
    const [there, nowhere] = [asset('a', 0, { place: key([1, 2]) }), asset('b', 400, { place: null, isChosen: true })];
    const list = placed([there, nowhere]);
    assert.deepEqual(told(list), ['div.800 true', 'undefined false']);
    assert.equal(list[0]?.places[0]?.element.label, 'div.800');
  });

  it('lands nowhere else when the element that the user chose is gone', () => {
    assert.deepEqual(told(placed([asset('a', 0, { place: key([1, 9]) })])), ['undefined false']);
  });

  it('puts no two in one place, and says which of them stays out', () => {
    const both = [asset('a', 0), asset('b', 400, { place: key([1, 0]) })];
    assert.deepEqual(told(placed(both)), ['div.0 true', 'div.0 true taken']);
    assert.deepEqual(told(placed([{ ...both[0], isChosen: false } as AssetRecord, both[1] as AssetRecord])), [
      'div.0 false',
      'div.0 true',
    ]);
  });
});
