import assert from 'node:assert/strict';
import { countOutcomes, runCorpus } from '../../bench/anchoring/anchoringBench.ts';
import type { Outcome, Way } from '../../bench/anchoring/measureAnchoring.ts';

/** The benchmark's corpus, with fewer edits: 16 of each kind, 208 in all. */
describe('notes stay with their code', () => {
  let outcomes: Outcome[];
  before(async function () {
    this.timeout(60_000);
    outcomes = await runCorpus(16, 8);
  });

  for (const way of ['live', 'cold'] satisfies Way[]) {
    it(`98 % of those whose code exists are on the right lines, ${way}`, () => {
      const { there, right } = countOutcomes(outcomes.filter(outcome => outcome.way === way));
      assert.ok(there > 1000, `only ${there} notes`);
      assert.ok(right / there >= 0.98, `${right} of ${there}`);
    });

    it(`none is on wrong lines without saying that it is unsure, ${way}`, () => {
      const wrong = outcomes.filter(outcome => outcome.way === way && outcome.isSilentlyWrong);
      assert.deepEqual(
        wrong.map(({ scenario, seed, file, note, found }) => ({ scenario, seed, file, note, found })),
        [],
      );
    });
  }
});
