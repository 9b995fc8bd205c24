import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pitfalls } from './pitfalls.ts';
import { streamFixtures } from './streamFixtures.ts';
import { readDocument, withTable } from './streamsDocument.ts';

const sourceOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('pitfalls', () => {
  for (const { id, pitfall, streams = [], tests = [] } of pitfalls) {
    it(`${id} is shown: ${pitfall}`, () => {
      assert.notEqual(streams.length + tests.length, 0);
      for (const name of streams) {
        assert.equal(streamFixtures.filter(fixture => fixture.name === name).length, 1, name);
      }
      for (const [path, title] of tests) assert.ok(sourceOf(path).includes(title), `${path}: ${title}`);
    });
  }

  it('are those of the document', () => {
    assert.equal(withTable(readDocument()), readDocument());
  });

  it('leave no stream unexplained, and none without a name or bytes of its own', () => {
    const explained = new Set(pitfalls.flatMap(({ streams = [] }) => streams));
    const unexplained = streamFixtures.filter(({ name }) => !explained.has(name));
    assert.deepEqual(unexplained, []);
    assert.equal(new Set(streamFixtures.map(({ name }) => name)).size, streamFixtures.length);
    // The same bytes mean another thing where tools were offered.
    const told = streamFixtures.map(({ bytes, offered }) => JSON.stringify([bytes, Object.keys(offered ?? {})]));
    assert.equal(new Set(told).size, streamFixtures.length);
  });
});
