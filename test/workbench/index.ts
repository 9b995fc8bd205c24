// The entry that the extension host calls: mocha on the bundled test files beside this one.
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import MochaRecord from '../../scripts/testing/mochaRecord.ts';

/** Resolves when every test passed. Its record, not this, is what a green run is concluded from. */
export async function run(): Promise<void> {
  // Through a file: the console of an extension host is mixed with everything that VS Code has to say.
  const reportFile = process.env.GLM_CHAT_REPORT_FILE;
  if (reportFile !== undefined) {
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(reportFile, `${format(...args)}\n`);
  }
  const mocha = new Mocha({
    timeout: 30_000,
    forbidOnly: true,
    forbidPending: true,
    reporter: MochaRecord,
    color: false,
  });
  const grep = process.env.GLM_CHAT_TEST_GREP;
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
