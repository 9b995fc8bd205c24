import assert from 'node:assert/strict';
import { fitSheets } from '../../../../src/webview/studio/fitSheets.ts';

const landscape = { width: 1280, height: 800, compare: false };
const phone = { width: 390, height: 844, compare: false };

describe('fitSheets', () => {
  it('shows all of a page as large as the room allows, never larger than it is', () => {
    assert.deepEqual(fitSheets({ ...landscape, roomWidth: 640, roomHeight: 900 }), { scale: 0.5, stacked: false });
    assert.deepEqual(fitSheets({ ...landscape, roomWidth: 1000, roomHeight: 600 }), { scale: 0.75, stacked: false });
    assert.deepEqual(fitSheets({ ...phone, roomWidth: 2000, roomHeight: 2000 }), { scale: 1, stacked: false });
  });

  it('lets a tall page scroll where showing all of it would make it a stamp', () => {
    const tall = { ...landscape, height: 6000 };
    assert.deepEqual(fitSheets({ ...tall, roomWidth: 640, roomHeight: 900 }), { scale: 0.5, stacked: false });
  });

  it('puts wide pages below their screenshot and narrow ones beside it, whichever is larger', () => {
    const room = { roomWidth: 540, roomHeight: 720, compare: true };
    const wide = fitSheets({ ...landscape, ...room });
    assert.equal(wide.stacked, true);
    assert.ok(2 * landscape.height * wide.scale < room.roomHeight);
    const narrow = fitSheets({ ...phone, ...room });
    assert.equal(narrow.stacked, false);
    assert.ok(2 * phone.width * narrow.scale < room.roomWidth);
    assert.ok(phone.height * narrow.scale < room.roomHeight);
    assert.equal(fitSheets({ ...landscape, compare: true, roomWidth: 1800, roomHeight: 700 }).stacked, false);
  });

  it('draws pixel for pixel on demand', () => {
    assert.equal(fitSheets({ ...landscape, zoom: 1, roomWidth: 300, roomHeight: 300 }).scale, 1);
    assert.equal(fitSheets({ ...landscape, zoom: 1, compare: true, roomWidth: 300, roomHeight: 300 }).scale, 1);
  });

  it('stays sane in no room at all', () => {
    for (const compare of [false, true]) {
      const { scale } = fitSheets({ ...landscape, compare, roomWidth: 1, roomHeight: 1 });
      assert.ok(scale > 0 && scale < 0.1, String(scale));
    }
  });
});
