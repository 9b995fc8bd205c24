import assert from 'node:assert/strict';
import { latestThought, ThinkingProgress } from '../../../../src/host/chat/thinkingProgress.ts';

describe('latestThought', () => {
  it('is the last finished sentence or line, in English and Chinese', () => {
    assert.equal(latestThought('First this. Then that. And now som'), 'Then that.');
    assert.equal(latestThought('先看函数。再看循环！然后看边'), '再看循环！');
    assert.equal(latestThought('- **a list** entry\n- the `second`\n- thi'), 'the second');
  });

  it('is nothing while nothing is finished', () => {
    assert.equal(latestThought(''), undefined);
    assert.equal(latestThought('## Looking at'), undefined);
  });

  it('does not take a version or a file name for the end of a sentence', () => {
    assert.equal(latestThought('Reading cart.ts of 1.2 and'), undefined);
  });

  it('is short and holds words', () => {
    assert.ok((latestThought(`${'word '.repeat(100)}\n`)?.length ?? 0) <= 161);
    assert.equal(latestThought('Something.\n```\n---\n'), 'Something.');
  });
});

describe('ThinkingProgress', () => {
  it('shows the first thought at once, none twice, and later ones ever less often', () => {
    let now = 0;
    const shown: number[] = [];
    const progress = new ThinkingProgress(
      () => shown.push(now),
      () => now,
    );
    for (; now < 600_000; now += 100) progress.push(`Thought ${now}.\nhalf a th`);
    assert.equal(shown[0], 0);
    const waits = shown.slice(1).map((at, index) => at - (shown[index] ?? 0));
    assert.ok(
      waits.every((wait, index) => wait >= (waits[index - 1] ?? 0)),
      String(waits),
    );
    assert.ok(shown.length < 90, `${shown.length} lines in ten minutes`);
    assert.ok((waits[0] ?? 0) <= 1000 && (waits.at(-1) ?? 0) >= 9000, String(waits));
    progress.push(' ');
    assert.equal(new Set(shown).size, shown.length);
  });

  it('does not repeat a thought that is still the latest', () => {
    let now = 0;
    const shown: string[] = [];
    const progress = new ThinkingProgress(
      line => shown.push(line),
      () => now,
    );
    progress.push('Only this. ');
    now = 60_000;
    progress.push('and som');
    assert.deepEqual(shown, ['Only this.']);
  });
});
