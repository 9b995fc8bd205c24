import assert from 'node:assert/strict';
import type { Attachment, Turn } from '../../../../src/core/conversation/index.ts';
import { prune, type PruneLimits } from '../../../../src/core/conversation/pruning.ts';

const picture = (name: string, bytes = 1000): Attachment => ({
  id: name,
  kind: 'image',
  hash: name,
  name,
  mediaType: 'image/png',
  width: 100,
  height: 100,
  bytes,
});
const question = (id: string, text: string, ...attachments: Attachment[]): Turn => ({
  role: 'user',
  id,
  parentId: null,
  atMs: 0,
  text,
  attachments,
});
const answer = (id: string, text: string): Turn => ({
  role: 'assistant',
  id,
  parentId: null,
  atMs: 0,
  status: 'done',
  model: { endpointId: 'e', modelId: 'm', label: 'M' },
  notices: [],
  reasoning: '',
  text,
});
const sizeOf = (attachment: Attachment): number => (attachment.kind === 'image' ? attachment.bytes : 0);
/** A letter is a token and a picture is a hundred. */
const costs = {
  turn: ({ text }: Turn) => text.length,
  attachment: (attachment: Attachment) => ({ tokens: 100, pictures: 1, bytes: sizeOf(attachment) }),
  result: (text: string) => text.length,
};
const ids = (path: readonly Turn[]): string[] => path.map(({ id }) => id);
const namesOf = (path: readonly Turn[]): string[] =>
  path.flatMap(turn => (turn.role === 'user' ? turn.attachments.map(({ name }) => name) : []));

describe('prune', () => {
  const path = [
    question('q1', 'x'.repeat(100), picture('a.png'), picture('b.png')),
    answer('a1', 'x'.repeat(100)),
    question('q2', 'x'.repeat(100), picture('c.png')),
    answer('a2', 'x'.repeat(100)),
    question('q3', 'What is this?', picture('d.png')),
  ];

  it('leaves alone what fits', () => {
    for (const limits of [{}, { maxTokens: 813, maxPictures: 4, maxBytes: 4000 }]) {
      const pruned = prune(path, limits, costs);
      assert.deepEqual(pruned.path, path);
      assert.deepEqual([pruned.tokens, pruned.leftOutAttachments, pruned.leftOutTurns, pruned.fits], [813, 0, 0, true]);
    }
  });

  it('leaves out the oldest picture first, and tells the model which', () => {
    const pruned = prune(path, { maxTokens: 750 }, costs);
    assert.deepEqual(namesOf(pruned.path), ['b.png', 'c.png', 'd.png']);
    assert.match(
      pruned.path[0]?.text ?? '',
      /^\[The attachment "a\.png" was here; it is left out now[^\]]*\]\n\nx{100}$/,
    );
    assert.deepEqual([pruned.leftOutAttachments, pruned.leftOutTurns], [1, 0]);
  });

  it('then the oldest question with its answer', () => {
    const pruned = prune(path, { maxTokens: 370 }, costs);
    assert.deepEqual(ids(pruned.path), ['q2', 'a2', 'q3']);
    assert.deepEqual(namesOf(pruned.path), ['d.png']);
    assert.match(pruned.path[0]?.text ?? '', /^\[The conversation began earlier;[^\]]*\]\n\n\[The attachment "c\.png"/);
    assert.deepEqual([pruned.leftOutAttachments, pruned.leftOutTurns, pruned.fits], [1, 2, true]);
  });

  it('counts pictures and their bytes too', () => {
    assert.deepEqual(namesOf(prune(path, { maxPictures: 2 }, costs).path), ['c.png', 'd.png']);
    assert.deepEqual(namesOf(prune(path, { maxBytes: 3500 }, costs).path), ['b.png', 'c.png', 'd.png']);
  });

  it('never leaves out the last question, and says when it is too much', () => {
    const pruned = prune(path, { maxTokens: 10 }, costs);
    assert.deepEqual(ids(pruned.path), ['q3']);
    assert.deepEqual(namesOf(pruned.path), ['d.png']);
    assert.equal(pruned.fits, false);
  });

  it('keeps the last question with what there is of its answer, where that is to go on', () => {
    const pruned = prune([...path, answer('a3', 'x'.repeat(100))], { maxTokens: 10 }, costs);
    assert.deepEqual(ids(pruned.path), ['q3', 'a3']);
    assert.equal(pruned.fits, false);
  });

  it('changes nothing of the turns that it is given', () => {
    const before = structuredClone(path);
    prune(path, { maxTokens: 10 }, costs);
    assert.deepEqual(path, before);
  });

  it('holds for any conversation: it fits or only the question is left, order stays, what stays is newer', () => {
    let seed = 20_261_121;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 500; round++) {
      const turns: Turn[] = [];
      for (let n = random(12); n >= 0; n--) {
        const pictures = Array.from({ length: random(4) }, (_, i) => picture(`${n}-${i}.png`, random(5000)));
        turns.push(question(`q${n}`, 'x'.repeat(random(300)), ...pictures));
        // A question may stand without an answer: it failed.
        if (n > 0 && random(5) > 0) turns.push(answer(`a${n}`, 'y'.repeat(random(300))));
      }
      const limits: PruneLimits = {
        ...(random(3) > 0 && { maxTokens: random(3000) }),
        ...(random(3) === 0 && { maxPictures: random(10) }),
        ...(random(3) === 0 && { maxBytes: random(20_000) }),
      };
      const pruned = prune(turns, limits, costs);
      const { path: kept } = pruned;
      assert.deepEqual(ids(kept), ids(turns).slice(pruned.leftOutTurns), 'the newest turns, in order');
      assert.equal(kept[0]?.role, 'user');
      assert.deepEqual(
        namesOf(kept.slice(-1)),
        namesOf(turns.slice(-1)),
        'the question keeps its pictures, and they are the last ones',
      );
      const all = namesOf(turns.slice(pruned.leftOutTurns));
      assert.deepEqual(namesOf(kept), all.slice(pruned.leftOutAttachments), 'the newest pictures');
      const bytes = kept.flatMap(turn => (turn.role === 'user' ? turn.attachments : []));
      const isWithin =
        pruned.tokens <= (limits.maxTokens ?? Infinity) &&
        bytes.length <= (limits.maxPictures ?? Infinity) &&
        bytes.reduce((total, attachment) => total + sizeOf(attachment), 0) <= (limits.maxBytes ?? Infinity);
      assert.equal(pruned.fits, isWithin);
      if (!pruned.fits) assert.equal(kept.length, 1);
    }
  });
});
