// `npm run package`: an installable VSIX in the checkout, from a fresh machine too.
import { bootstrap } from './bootstrap.mjs';
import { reportFailure } from './toolchain/progress.mjs';

try {
  await bootstrap(import.meta.filename);
  const { packageExtension } = await import('./packaging/packageExtension.ts');
  await packageExtension();
} catch (error) {
  reportFailure(error);
}
