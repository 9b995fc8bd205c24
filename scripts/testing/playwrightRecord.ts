// Our record of a Playwright run, beside its own report for people.
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';
import { recordFileVariable, writeRecord } from './phaseRecord.ts';

export default class PlaywrightRecord implements Reporter {
  #suite: Suite | undefined;
  #strayErrors = 0;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  /** Errors that belong to no test: a file that does not load, a worker that does not come down. */
  onError(): void {
    this.#strayErrors++;
  }

  async onEnd(result: FullResult): Promise<void> {
    const file = process.env[recordFileVariable];
    // An interrupted run did not come to its end and leaves no record.
    if (file === undefined || result.status === 'interrupted') return;
    // Passed at the second try: said by name, so that the cause is looked for.
    for (const test of this.#suite?.allTests() ?? []) {
      if (test.outcome() === 'flaky') process.stdout.write(`passed at the second try only: ${test.title}\n`);
    }
    const outcomes = (this.#suite?.allTests() ?? []).map(test => test.outcome());
    const count = (...wanted: (typeof outcomes)[number][]) =>
      outcomes.filter(outcome => wanted.includes(outcome)).length;
    await writeRecord(file, {
      passed: count('expected', 'flaky'),
      failed: count('unexpected') + this.#strayErrors,
      skipped: count('skipped'),
    });
  }
}
