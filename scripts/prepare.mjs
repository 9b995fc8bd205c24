// Installs what the checks need, and nothing that only tests or a window need. For continuous integration.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename ?? process.argv[1]);
} catch (error) {
  reportFailure(error);
}
