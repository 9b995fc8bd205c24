import assert from 'node:assert/strict';
import { type KeyPlace, keyCommand } from '../../../../../src/webview/panel/annotator/annotatorKeys.ts';
import { shapes } from '../../../../../src/webview/panel/annotator/mark.ts';
import { toolKeys } from '../../../../../src/webview/panel/annotator/tools.ts';

const press = (
  key: string,
  place: KeyPlace = 'picture',
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => keyCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers }, place);

describe('keys of the annotator', () => {
  it('have a letter for every tool, wherever the focus is but in a text', () => {
    assert.deepEqual(new Set(Object.values(toolKeys)), new Set(['select', ...shapes]));
    assert.deepEqual(press('b'), { do: 'tool', tool: 'box' });
    assert.deepEqual(press('B', 'button', { shiftKey: true }), { do: 'tool', tool: 'box' });
    assert.equal(press('b', 'text'), undefined);
    assert.equal(press('b', 'picture', { altKey: true }), undefined);
  });

  it('leave the field of a text its own: deleting, undoing and blanks', () => {
    for (const key of [' ', 'Delete', 'Backspace', 'ArrowLeft', 'PageDown'])
      assert.equal(press(key, 'text'), undefined);
    assert.equal(press('z', 'text', { ctrlKey: true }), undefined);
    assert.deepEqual(press('Enter', 'text'), { do: 'leave-text' });
    assert.deepEqual(press('Enter', 'text', { metaKey: true }), { do: 'apply' });
  });

  it('press a button that has the focus, and apply on the picture', () => {
    assert.equal(press('Enter', 'button'), undefined);
    assert.equal(press(' ', 'button'), undefined);
    assert.deepEqual(press('Enter'), { do: 'apply' });
    assert.deepEqual(press(' '), { do: 'add' });
  });

  it('undo and redo as on either system', () => {
    assert.deepEqual(press('z', 'picture', { ctrlKey: true }), { do: 'undo' });
    assert.deepEqual(press('Z', 'button', { metaKey: true, shiftKey: true }), { do: 'redo' });
    assert.deepEqual(press('y', 'picture', { ctrlKey: true }), { do: 'redo' });
    assert.equal(press('c', 'picture', { ctrlKey: true }), undefined);
  });

  it('move and resize with the arrows on the picture alone', () => {
    const left = { x: -1, y: 0 };
    assert.deepEqual(press('ArrowLeft'), { do: 'arrow', way: left, resizes: false, isFine: false });
    assert.deepEqual(press('ArrowLeft', 'picture', { shiftKey: true, altKey: true }), {
      do: 'arrow',
      way: left,
      resizes: true,
      isFine: true,
    });
    assert.equal(press('ArrowLeft', 'button'), undefined);
  });
});
