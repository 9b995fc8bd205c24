import assert from 'node:assert/strict';
import { NoteReader } from '../../../../src/core/annotations/noteReader.ts';

const span = { firstLine: 10, lastLine: 20 };
const good = { startLine: 11, endLine: 12, kind: 'risk', text: 'Braces } ] in "text" and \\ survive' };

function readAll(text: string, size: number): { reader: NoteReader; notes: unknown[] } {
  const reader = new NoteReader(span);
  const notes: unknown[] = [];
  for (let at = 0; at < text.length; at += size) notes.push(...reader.push(text.slice(at, at + size)));
  return { reader, notes };
}

describe('NoteReader', () => {
  const answers: Record<string, string> = {
    'the object asked for': JSON.stringify({ notes: [good, { ...good, startLine: 15, endLine: 15 }] }),
    'a bare array': JSON.stringify([good, { ...good, startLine: 15, endLine: 15 }]),
    'a fence and talk': `Here [really] "are" they, [1]:\n\`\`\`json\n${JSON.stringify({ notes: [good, { ...good, startLine: 15, endLine: 15 }] }, null, 2)}\n\`\`\`\nDone [really].`,
  };
  for (const [name, text] of Object.entries(answers)) {
    it(`reads ${name}, however it is cut`, () => {
      for (const size of [1, 2, 7, text.length]) {
        const { reader, notes } = readAll(text, size);
        assert.deepEqual(notes, [good, { ...good, startLine: 15, endLine: 15 }], `pieces of ${size}`);
        assert.equal(reader.complete, true);
        assert.deepEqual(reader.problems, []);
      }
    });
  }

  it('hands a note out when its object closes, before the list does', () => {
    const reader = new NoteReader(span);
    assert.equal(reader.push('{"notes":[').length, 0);
    assert.equal(reader.push(JSON.stringify(good)).length, 1);
    assert.equal(reader.complete, false);
  });

  it('cuts a note to the code that was shown, and drops one that lies outside', () => {
    const { reader, notes } = readAll(
      JSON.stringify([
        { ...good, startLine: 1, endLine: 11 },
        { ...good, startLine: 19, endLine: 99 },
        { ...good, startLine: 30, endLine: 31 },
        { ...good, startLine: 14, endLine: 13 },
      ]),
      5,
    );
    assert.deepEqual(
      notes.map(note => [(note as typeof good).startLine, (note as typeof good).endLine]),
      [
        [10, 11],
        [19, 20],
      ],
    );
    assert.equal(reader.problems.length, 2);
  });

  it('names what is wrong with an element and goes on', () => {
    const { reader, notes } = readAll(JSON.stringify([{ ...good, kind: 'praise' }, good]), 3);
    assert.deepEqual(notes, [good]);
    assert.match(reader.problems[0] ?? '', /kind/);
  });

  it('is not complete when the answer was cut', () => {
    const text = JSON.stringify({ notes: [good, good] });
    const { reader, notes } = readAll(text.slice(0, -20), 4);
    assert.equal(notes.length, 1);
    assert.equal(reader.complete, false);
  });

  it('takes an empty list for an answer', () => {
    for (const text of ['{"notes":[]}', '[]', '```json\n{"notes": [ ]}\n```']) {
      const { reader, notes } = readAll(text, 2);
      assert.deepEqual(notes, []);
      assert.equal(reader.complete, true, text);
    }
  });

  it('finds nothing in talk', () => {
    const { reader, notes } = readAll('The code is fine, {nothing} to add.', 4);
    assert.deepEqual(notes, []);
    assert.equal(reader.complete, false);
  });
});
