import assert from 'node:assert/strict';
import { fillPrompt, placeholdersIn } from '../../../../src/core/controls/index.ts';

describe('placeholdersIn', () => {
  it('finds each name once, spaces and Chinese included', () => {
    assert.deepEqual(placeholdersIn('{{selection}} {{ file }} {{主题}} {{selection}} {{}} {x} {{a b}}'), [
      'selection',
      'file',
      '主题',
    ]);
  });
});

describe('fillPrompt', () => {
  it('puts in what is known, leaves what is the user’s own, and tells what is missing', () => {
    const known = { selection: 'a $& {{file}}', file: undefined };
    assert.deepEqual(fillPrompt('Look: {{selection}} in {{ file }}, {{file}} about {{topic}}', known), {
      text: 'Look: a $& {{file}} in {{ file }}, {{file}} about {{topic}}',
      missing: ['file'],
    });
  });

  it('knows no names that every object has', () => {
    assert.deepEqual(fillPrompt('{{toString}}', {}), { text: '{{toString}}', missing: [] });
  });
});
