import assert from 'node:assert/strict';
import { NoteReader } from '../../../../src/core/annotations/noteReader.ts';

/** Lines 10 to 20. */
const shown = { firstLine: 10, lines: Array.from({ length: 11 }, (_, index) => `line ${10 + index};`) };
const good = { startLine: 11, endLine: 12, kind: 'risk', text: 'Braces } ] in "text" and \\ survive' };

function readAll(text: string, size: number): { reader: NoteReader; notes: unknown[] } {
  const reader = new NoteReader(shown);
  const notes: unknown[] = [];
  for (let at = 0; at < text.length; at += size)
    notes.push(...reader.push(text.slice(at, at + size)).map(({ note }) => note));
  notes.push(...reader.end().map(({ note }) => note));
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
    const reader = new NoteReader(shown);
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
        { ...good, startLine: 14, endLine: 13, text: 'The wrong way round' },
      ]),
      5,
    );
    assert.deepEqual(
      notes.map(note => [(note as typeof good).startLine, (note as typeof good).endLine]),
      [
        [10, 11],
        [19, 20],
        [13, 14],
      ],
    );
    assert.equal(reader.problems.length, 1);
  });

  it('names what is wrong with an element and goes on', () => {
    const { reader, notes } = readAll(JSON.stringify([{ ...good, kind: 'praise' }, good]), 3);
    assert.deepEqual(notes, [good]);
    assert.match(reader.problems[0] ?? '', /kind/);
  });

  it('is not complete when the answer was cut', () => {
    const text = JSON.stringify({ notes: [good, { ...good, text: 'Another' }] });
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

  const read = (notes: readonly unknown[], code = shown) => {
    const reader = new NoteReader(code);
    return { placed: [...reader.push(JSON.stringify({ notes })), ...reader.end()], problems: reader.problems };
  };
  const linesOf = ({ placed }: ReturnType<typeof read>) =>
    placed.map(({ note, unsure }) => [note.startLine, note.endLine, unsure]);

  it('moves a note to the line that it quotes, wherever it says it is', () => {
    const quoting = (quote: string, startLine: number) => ({ ...good, startLine, endLine: startLine + 1, quote });
    assert.deepEqual(linesOf(read([quoting('  line 14;', 14)])), [[14, 15, false]]);
    assert.deepEqual(linesOf(read([quoting('line 14;', 17)])), [[14, 15, false]], 'miscounted');
    assert.deepEqual(
      linesOf(read([quoting('line 14;', 4)])),
      [[14, 15, false]],
      'counted from the start of the excerpt',
    );
    assert.deepEqual(
      linesOf(read([quoting('14\tline 14;', 99)])),
      [[14, 15, false]],
      'with its number, out of the file',
    );
    assert.deepEqual(linesOf(read([quoting('line 20;', 12)])), [[20, 20, false]], 'cut at the end');
    assert.deepEqual(linesOf(read([quoting('no such line', 12)])), [[12, 13, true]], 'unsure');
    assert.deepEqual(read([quoting('no such line', 99)]).placed, []);
  });

  it('is unsure between lines that say the same', () => {
    const code = {
      firstLine: 1,
      lines: ['a();', '}', 'b();', '}', 'a();', 'c();', '  const total = sum(prices) / 2;'],
    };
    const quoting = (quote: string, startLine: number) => [{ ...good, startLine, endLine: startLine, quote }];
    assert.deepEqual(linesOf(read(quoting('a();', 3), code)), [[1, 1, true]], 'as near up as down');
    assert.deepEqual(linesOf(read(quoting('a();', 4), code)), [[5, 5, false]], 'the nearer one');
    assert.deepEqual(linesOf(read(quoting('}', 1), code)), [[2, 2, true]], 'a bracket says little');
    assert.deepEqual(
      linesOf(read(quoting('const total = sum(…', 1), code)),
      [[7, 7, false]],
      'the beginning of a line',
    );
  });

  it('says nothing twice, and keeps what overlaps', () => {
    const { placed, problems } = read([
      good,
      good,
      { ...good, text: `${good.text}.` },
      { ...good, startLine: 10, endLine: 20 },
    ]);
    assert.equal(placed.length, 2);
    assert.deepEqual(problems, []);
  });

  it('understands other spellings, numbers as text and kinds in other words', () => {
    const found = read([
      { line: '12', type: 'Bug', message: 'one' },
      { start_line: 12, end_line: 13, kind: '建议', comment: '改一下', suggestion: '```ts\nlet a;\n```' },
      { line: '第 14-15 行', 类型: '原因', 说明: '因为' },
    ]).placed.map(({ note }) => note);
    assert.deepEqual(found, [
      { startLine: 12, endLine: 12, kind: 'risk', text: 'one' },
      { startLine: 12, endLine: 13, kind: 'suggestion', text: '改一下', replacement: 'let a;' },
      { startLine: 14, endLine: 15, kind: 'why', text: '因为' },
    ]);
  });

  it('takes the numbers off a replacement that was copied with them', () => {
    const [placing] = read([{ ...good, kind: 'suggestion', replacement: '11\tlet a;\n12\t  b();' }]).placed;
    assert.equal(placing?.note.replacement, 'let a;\n  b();');
  });

  it('finds the notes around one that is no JSON', () => {
    const text = `{"notes":[${JSON.stringify(good)},{"startLine":13,"endLine":13,"kind":"what","text":"a "quoted" word"},${JSON.stringify({ ...good, startLine: 15, endLine: 15 })}]}`;
    for (const size of [1, 9, text.length]) {
      assert.deepEqual(
        readAll(text, size).notes.map(note => (note as typeof good).startLine),
        [11, 15],
      );
    }
    const odd = text.replace('"quoted" word', '"quoted word');
    assert.deepEqual(
      readAll(odd, 4).notes.map(note => (note as typeof good).startLine),
      [11, 15],
      'a quotation mark too few',
    );
  });

  it('reads five hundred, each as it closes', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ ...good, text: `Number ${index}` }));
    assert.equal(read(many).placed.length, 500);
  });
});
