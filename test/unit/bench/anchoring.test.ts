import assert from 'node:assert/strict';
import { countOutcomes, runCorpus } from '../../bench/anchoring/anchoringBench.ts';
import { corpus } from '../../bench/anchoring/corpus.ts';
import { measureAnchoring, type Outcome, type Scenario, type Way } from '../../bench/anchoring/measureAnchoring.ts';

/** Edits after which notes once were on wrong lines and said that they were sure. */
const onceWrong: readonly (readonly [Scenario, string, number])[] = [
  ['replace', 'errors.ts', 109_006_048],
  ['undo', 'importConversations.ts', 115_009_010],
  ['branch', 'judgeAttachments.ts', 116_011_020],
  ['branch', 'controls.css', 118_011_003],
  ['move', 'shop-home.html', 135_002_015],
  ['branch', 'attach.css', 138_011_023],
  ['redo', 'languageModelProvider.ts', 149_010_010],
  ['redo', 'languageModelProvider.ts', 151_010_010],
  ['move', 'controlRequests.ts', 152_002_012],
  ['branch', 'showCompared.ts', 159_011_043],
  ['redo', 'setProxyPassword.ts', 179_010_059],
  ['branch', 'mobile-login.html', 187_011_010],
  ['redo', 'capabilities.ts', 197_010_045],
  ['branch', 'checkout.html', 199_011_050],
  ['branch', 'mobile-login.html', 210_011_047],
  ['branch', 'tellPrompt.test.ts', 218_011_001],
  ['redo', 'mobile-login.html', 257_010_021],
];

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

  it('nor after edits that once led them astray', async () => {
    const files = await corpus();
    const wrong = onceWrong.filter(([scenario, name, seed]) => {
      const file = files.find(one => one.name === name);
      assert.ok(file, name);
      return measureAnchoring(file, scenario, seed, 12).some(({ isSilentlyWrong }) => isSilentlyWrong);
    });
    assert.deepEqual(wrong, []);
  });
});
