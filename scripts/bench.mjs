// `npm run bench`: every benchmark. `npm run bench -- stream --json`: some, one line of JSON for each.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename ?? process.argv[1]);
  const { runBenches } = await import('../test/bench/runBenches.ts');
  await runBenches(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
}
