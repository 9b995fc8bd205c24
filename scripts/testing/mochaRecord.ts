// mocha's own report for people, and our record for the run.
import Mocha from 'mocha';
import { recordFileVariable, writeRecord } from './phaseRecord.ts';

export default class MochaRecord extends Mocha.reporters.Spec {
  #written: Promise<void> = Promise.resolve();

  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[recordFileVariable];
    if (file === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      this.#written = writeRecord(file, { passed, failed, skipped });
    });
  }

  /** mocha waits for this before it ends the process. */
  override done(failures: number, finish?: (failures: number) => void): void {
    void this.#written.finally(() => finish?.(failures));
  }
}
