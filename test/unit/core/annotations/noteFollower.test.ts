import assert from 'node:assert/strict';
import type { KeptNote } from '../../../../src/core/annotations/keptNote.ts';
import { NoteFollower } from '../../../../src/core/annotations/noteFollower.ts';
import { quoteOf } from '../../../../src/core/annotations/quote.ts';
import type { TextChange } from '../../../../src/core/annotations/textChange.ts';

const lines = [
  'def first(orders):',
  '    return [order for order in orders if order.open]',
  '',
  'def second(orders, limit):',
  '    # 只看最近的订单',
  '    recent = sorted(orders, key=lambda order: order.day)',
  '    return recent[-limit:]',
  '',
  'def third():',
  '    return None',
  '',
];

function change(from: [number, number], to: [number, number], text: string): TextChange {
  return {
    start: { line: from[0], character: from[1] },
    end: { line: to[0], character: to[1] },
    text,
  };
}

function follow(start: number, end: number): { follower: NoteFollower; note(): KeptNote; code(): string } {
  const note: KeptNote = {
    id: 'a',
    kind: 'why',
    text: 'note',
    by: 'GLM-5',
    atMs: 0,
    state: 'open',
    lines: { start, end },
    anchor: 'sure',
    quote: quoteOf(lines, { start, end }),
    replies: [],
    collapsed: false,
  };
  const follower = new NoteFollower(lines, [note]);
  const now = (): KeptNote => follower.get('a') as KeptNote;
  return {
    follower,
    note: now,
    code: () => follower.lines.slice(now().lines.start, now().lines.end + 1).join('\n'),
  };
}

const code = lines.slice(4, 7).join('\n');

describe('NoteFollower', () => {
  it('counts what several carets do at once', () => {
    const { follower, note } = follow(4, 6);
    follower.apply([
      change([0, 0], [0, 0], 'import sys\n\n'),
      change([1, 0], [2, 0], ''),
      change([8, 0], [8, 0], '# x\n'),
    ]);
    assert.deepEqual(note().lines, { start: 5, end: 7 });
    assert.equal(note().anchor, 'sure');
  });

  it('is not made longer by a line typed behind it, nor by a break in front of its first word', () => {
    const { follower, code: found } = follow(4, 6);
    follower.apply([change([6, 26], [6, 26], '\n    ')]);
    assert.equal(found(), code);
    follower.apply([change([4, 4], [4, 4], '\n    ')]);
    assert.equal(found(), code);
  });

  it('keeps what is left when part of it is cut off', () => {
    const { follower, note, code: found } = follow(4, 6);
    follower.apply([change([6, 0], [10, 0], '')]);
    assert.equal(found(), lines.slice(4, 6).join('\n'));
    assert.equal(note().anchor, 'sure');
  });

  it('has its code back, step by step, as undo brings it back', () => {
    const { follower, note, code: found } = follow(4, 6);
    follower.apply([change([6, 0], [7, 0], '')]);
    follower.apply([change([3, 0], [6, 0], '')]);
    assert.equal(note().anchor, 'gone');
    assert.deepEqual(note().quote.code, lines.slice(4, 6));
    follower.apply([change([3, 0], [3, 0], `${lines.slice(3, 6).join('\n')}\n`)]);
    assert.equal(found(), lines.slice(4, 6).join('\n'));
    follower.apply([change([6, 0], [6, 0], `${lines[6]}\n`)]);
    assert.equal(found(), code);
    assert.equal(note().anchor, 'sure');
  });

  it('finds its code in a file that was written over as a whole', () => {
    const { follower, note, code: found } = follow(4, 6);
    const tabs = ['# header', '', ...lines].map(line => line.replaceAll('    ', '\t').replaceAll('orders', 'rows'));
    follower.apply([change([0, 0], [10, 0], tabs.join('\n'))]);
    assert.equal(found(), tabs.slice(6, 9).join('\n'));
    assert.equal(note().anchor, 'sure');
  });

  it('is gone when other code is pasted over it, and keeps what it spoke of', () => {
    const { follower, note } = follow(5, 5);
    follower.apply([change([5, 0], [6, 0], '    raise NotImplementedError\n    # nothing here\n')]);
    assert.equal(note().anchor, 'gone');
    assert.deepEqual(note().quote.code, [lines[5]]);
  });

  it('goes with code that is cut and pasted', () => {
    const { follower, note, code: found } = follow(3, 6);
    const block = lines.slice(3, 8).join('\n');
    follower.apply([change([3, 0], [8, 0], '')]);
    assert.equal(note().anchor, 'gone');
    follower.apply([change([0, 0], [0, 0], `${block}\n`)]);
    assert.equal(found(), lines.slice(3, 7).join('\n'));
    assert.equal(note().anchor, 'sure');
  });

  it('is in doubt when a line that was cut out of it is pasted right behind it', () => {
    const { follower, note, code: found } = follow(4, 6);
    follower.apply([change([5, 0], [6, 0], '')]);
    assert.deepEqual([found(), note().anchor], [`${lines[4]}\n${lines[6]}`, 'sure']);
    follower.apply([change([6, 0], [6, 0], `${lines[5]}\n`)]);
    assert.equal(note().anchor, 'unsure');
  });

  it('does not take lines for its own that were written over its last one and end alike', () => {
    const { follower, code: found } = follow(4, 6);
    follower.apply([change([6, 0], [7, 0], `${lines[6]}\n\ndef other():\n    return recent[-limit:];\n`)]);
    assert.equal(found(), code);
  });

  it('does not begin with a blank line that is left of what was cut off above', () => {
    const { follower, note } = follow(0, 3);
    follower.apply([change([0, 0], [2, 0], '')]);
    assert.deepEqual(note().lines, { start: 1, end: 1 });
  });

  it('moves its place in a line that is typed in, without a doubt', () => {
    const { follower, note } = follow(5, 5);
    for (const [at, letter] of [...'newest = '].entries()) {
      follower.apply([change([5, 4 + at], [5, 4 + at], letter)]);
    }
    assert.deepEqual([note().lines, note().anchor], [{ start: 5, end: 5 }, 'sure']);
    assert.equal(note().quote.code[0], follower.lines[5]);
  });
});
