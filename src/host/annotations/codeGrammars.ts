import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CodeReaders } from '../../core/annotations/insertion/codeReading.ts';

/** Grammars of languages, loaded with the first comment that is inserted: `dist/grammars.cjs` of the extension. */
export class CodeGrammars {
  readonly #file: string;
  #loaded: CodeReaders | undefined;

  /** @param folder `dist` of the installed extension */
  constructor(folder: string) {
    this.#file = join(folder, 'grammars.cjs');
  }

  /** @throws Error when the bundle cannot be loaded */
  get readers(): CodeReaders {
    this.#loaded ??= (createRequire(this.#file)(this.#file) as { readerOf: CodeReaders }).readerOf;
    return this.#loaded;
  }
}
