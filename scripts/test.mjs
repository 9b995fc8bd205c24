// `npm test`: unit, then workbench, then ui. `npm test -- ui --grep reload`: one part, with arguments for its runner.
// The last line is `N passed, N failed` over all of it, and the exit status agrees.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename ?? process.argv[1]);
  const { runTests } = await import('./testing/runTests.ts');
  process.exitCode = await runTests(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
  process.stdout.write('0 passed, 1 failed\n');
}
