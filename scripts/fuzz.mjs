// `npm run fuzz -- --rounds 10000 --seed 1`: the provider against answers that went wrong at random.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename ?? process.argv[1]);
  const { runFuzz } = await import('../test/fuzz/runFuzz.ts');
  await runFuzz(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
}
