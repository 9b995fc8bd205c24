// `npm start`: VS Code with the extension on a sample workspace. See `npm start -- --help`.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename ?? process.argv[1]);
  const { start } = await import('./start/start.ts');
  await start(process.argv.slice(2));
} catch (error) {
  reportFailure(error);
  process.exit();
}
