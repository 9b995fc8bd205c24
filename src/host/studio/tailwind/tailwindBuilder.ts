import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { compile } from 'tailwindcss';
import { classNamesOf } from '../../../core/studio/tailwind/classNamesOf.ts';
import { withStyles } from '../../../core/studio/tailwind/withStyles.ts';

/** Absolute paths: the library and the style sheet that it begins with. */
export interface TailwindFiles {
  library: string;
  styles: string;
}

/** As esbuild.mjs lays them out. @param folder `dist` of the installed extension */
export function bundledTailwindFiles(folder: string): TailwindFiles {
  return { library: join(folder, 'tailwind.cjs'), styles: join(folder, 'tailwind.css') };
}

type Compiler = Awaited<ReturnType<typeof compile>>;

/** Builds the style sheet of a page out of its classes, on this machine. The library is loaded when it is first needed. */
export class TailwindBuilder {
  readonly #files: TailwindFiles;
  #loaded: Promise<{ compile: typeof compile; styles: string }> | undefined;
  /** One that has seen these classes: a page that grows only adds some. */
  #current: { compiler: Compiler; seen: ReadonlySet<string> } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(files: TailwindFiles) {
    this.#files = files;
  }

  /** One after the other. What is no class of Tailwind's adds nothing. @throws Error when the library cannot be loaded */
  build(classes: readonly string[]): Promise<string> {
    const built = this.#last.then(() => this.#build(classes));
    this.#last = built.catch(() => undefined);
    return built;
  }

  /** The page with its style sheet in it. @throws as `build` */
  async dress(html: string): Promise<string> {
    return withStyles(html, await this.build(classNamesOf(html)));
  }

  async #build(classes: readonly string[]): Promise<string> {
    const seen = new Set(classes);
    const before = this.#current;
    const grows = before !== undefined && [...before.seen].every(name => seen.has(name));
    const compiler = grows ? before.compiler : await this.#compiler();
    const css = compiler.build([...classes]);
    this.#current = { compiler, seen };
    return css;
  }

  async #compiler(): Promise<Compiler> {
    this.#loaded ??= this.#load();
    try {
      const { compile, styles } = await this.#loaded;
      return await compile(styles);
    } catch (error) {
      this.#loaded = undefined;
      throw error;
    }
  }

  async #load(): Promise<{ compile: typeof compile; styles: string }> {
    const { library, styles } = this.#files;
    const loaded: { compile: typeof compile } = createRequire(library)(library);
    return { compile: loaded.compile, styles: await readFile(styles, 'utf8') };
  }
}
