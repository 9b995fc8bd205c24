import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { importProblem, layerOf, layerRules, providerProblem } from './layerRules.ts';
import { readImports } from './readImports.ts';
import { findCycle, listFiles, readSources, resolveImport, rootDir, type SourceFile } from './sourceTree.ts';

const maxLines = 400;

/** What the bundler itself sees in each file, types gone: file → specifiers. */
const importsSeenByBundler = async (files: readonly string[]): Promise<Map<string, Set<string>>> => {
  const seen = new Map(files.map(file => [file, new Set<string>()]));
  await esbuild.build({
    absWorkingDir: rootDir,
    entryPoints: [...files],
    outdir: 'never-written',
    write: false,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'note every import',
        setup: build => {
          build.onResolve({ filter: /.*/ }, ({ path: specifier, importer, kind }) => {
            if (kind === 'entry-point') return undefined;
            seen.get(path.relative(rootDir, importer).replaceAll(path.sep, '/'))?.add(specifier);
            return { path: specifier, external: true };
          });
        },
      },
    ],
  });
  return seen;
};

describe('layers of src', () => {
  let sources: SourceFile[] = [];

  before(async () => {
    sources = await readSources('src/**/*.ts');
  });

  it('has files in every layer', () => {
    deepEqual([...new Set(sources.map(({ file }) => layerOf(file)))].sort(), Object.keys(layerRules).sort());
  });

  it('imports only what its table allows, types apart from values', () => {
    deepEqual(
      sources.flatMap(({ file, imports }) => imports.flatMap(one => importProblem(file, one) ?? [])),
      [],
    );
  });

  it('keeps the arrows inside the provider pointing down', () => {
    deepEqual(
      sources.flatMap(({ file, imports }) => imports.flatMap(one => providerProblem(file, one) ?? [])),
      [],
    );
  });

  it('has no import cycle, types included', () => {
    const edges = new Map(
      sources.map(({ file, imports }) => [
        file,
        imports.flatMap(({ specifier }) => resolveImport(file, specifier) ?? []),
      ]),
    );
    equal(findCycle(edges)?.join(' → '), undefined);
  });

  it('imports files that exist, by their full name', () => {
    const broken = sources.flatMap(({ file, imports }) =>
      imports
        .flatMap(({ specifier }) => resolveImport(file, specifier) ?? [])
        .filter(target => !existsSync(path.join(rootDir, target)))
        .map(target => `${file}: ${target}`),
    );
    deepEqual(broken, []);
  });

  it('is read completely: every import that the bundler sees was seen here as a value', async () => {
    const seen = await importsSeenByBundler(sources.map(({ file }) => file));
    const missed = sources.flatMap(({ file, imports }) => {
      const values = new Set(imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ specifier }) => specifier));
      return [...(seen.get(file) ?? [])]
        .filter(specifier => !values.has(specifier))
        .map(specifier => `${file}: ${specifier}`);
    });
    deepEqual(missed, []);
  });
});

describe('size of files', () => {
  it(`is at most ${maxLines} lines`, async () => {
    const files = await Promise.all(
      ['src/**/*.ts', 'src/**/*.css', 'test/**/*.ts', 'scripts/**/*.{ts,mjs}'].map(listFiles),
    );
    const lengths = await Promise.all(
      files.flat().map(async file => ({
        file,
        lines: (await readFile(path.join(rootDir, file), 'utf8')).split('\n').length - 1,
      })),
    );
    ok(lengths.length > 0);
    deepEqual(
      lengths.filter(({ lines }) => lines > maxLines).map(({ file, lines }) => `${file}: ${lines}`),
      [],
    );
  });
});

describe('bundles', () => {
  /** Every source that esbuild took into a build, relative to the checkout. */
  const inputsOf = async (name: string): Promise<string[]> => {
    const file = path.join(rootDir, 'dist/meta', `${name}.json`);
    ok(existsSync(file), `${file} is missing: run "npm run build" first`);
    const metafile: esbuild.Metafile = JSON.parse(await readFile(file, 'utf8'));
    return Object.keys(metafile.inputs);
  };

  it('has no provider, no host and no network client in the browser', async () => {
    const inputs = await inputsOf('webview');
    ok(inputs.some(input => input.startsWith('src/webview/')));
    const foreign = /^src\/(?:provider|host|extension)|node_modules\/(?:undici|eventsource-parser)\/|^node:/;
    deepEqual(
      inputs.filter(input => foreign.test(input)),
      [],
    );
  });

  it('has no view and no DOM library in the extension host', async () => {
    const inputs = await inputsOf('extension');
    ok(inputs.some(input => input.startsWith('src/provider/')));
    const foreign = /^src\/webview\/|node_modules\/(?:@vscode-elements|dompurify|lit|lit-html|marked)\//;
    deepEqual(
      inputs.filter(input => foreign.test(input)),
      [],
    );
  });

  it('carries everything that the extension needs at run time but vscode', () => {
    const script = `
      const get = (target, key) => (key in target ? target[key] : anything);
      // The bundler copies what a module owns and inherits the rest.
      const anything = new Proxy(function () {}, { get, getPrototypeOf: () => new Proxy({}, { get }) });
      const Module = require('node:module');
      const load = Module._load;
      Module._load = (name, ...rest) => {
        if (name === 'vscode') return anything;
        if (Module.isBuiltin(name) || name === './dist/extension.cjs') return load(name, ...rest);
        throw new Error('asks for ' + name);
      };
      // The message alone: with a stack comes a line of minified code, which is the whole bundle.
      try { console.log(typeof require('./dist/extension.cjs').activate); } catch (error) { console.log(error.message); }`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: rootDir, encoding: 'utf8' });
    equal(stdout, 'function\n');
  });
});

describe('readImports', () => {
  it('tells values from types in every form', () => {
    const source = [
      "import './side.ts';",
      "import { a, type B } from './value.ts';",
      "import { type A, type B as C } from './namedTypes.ts';",
      "import type { A } from './types.ts';",
      "import type Whole from './defaultType.ts';",
      "import type * as all from './allTypes.ts';",
      "import * as vscode from 'vscode';",
      "import whole, { type Part } from './whole.ts';",
      'import {\n  one,\n  two,\n} from "./lines.ts";',
      "export * from './all.ts';",
      "export type { A } from './exportedTypes.ts';",
      "export { type A } from './exportedNamedTypes.ts';",
      "const late = await import('./late.ts');",
      "// import './comment.ts';",
      "/* import('./comment2.ts') */",
      "const url = 'https://example.org'; const also = import('./afterUrl.ts');",
      'export const type = 1;',
    ].join('\n');
    deepEqual(
      readImports(source).map(({ specifier, isTypeOnly }) => `${isTypeOnly ? 'type' : 'value'} ${specifier}`),
      [
        'value ./side.ts',
        'value ./value.ts',
        'type ./namedTypes.ts',
        'type ./types.ts',
        'type ./defaultType.ts',
        'type ./allTypes.ts',
        'value vscode',
        'value ./whole.ts',
        'value ./lines.ts',
        'value ./all.ts',
        'type ./exportedTypes.ts',
        'type ./exportedNamedTypes.ts',
        'value ./late.ts',
        'value ./afterUrl.ts',
      ],
    );
  });
});

describe('layer rules', () => {
  const judge = (file: string, specifier: string, isTypeOnly = false) =>
    importProblem(file, { specifier, isTypeOnly }) === undefined;

  it('lets core see types of the provider, through its door, and nothing else of it', () => {
    ok(judge('src/core/usage/cost.ts', '../../provider/index.ts', true));
    ok(!judge('src/core/usage/cost.ts', '../../provider/index.ts'));
    ok(!judge('src/core/usage/cost.ts', '../../provider/types.ts', true));
    ok(!judge('src/core/usage/cost.ts', 'node:path'));
    ok(!judge('src/core/usage/cost.ts', 'path'));
  });

  it('keeps host and webview apart, and the webview away from the provider even as a type', () => {
    ok(!judge('src/host/panel/index.ts', '../../webview/panel/main.ts'));
    ok(!judge('src/webview/panel/main.ts', '../../host/ids.ts', true));
    ok(!judge('src/webview/panel/main.ts', '../../provider/index.ts', true));
    ok(!judge('src/webview/panel/main.ts', 'undici'));
    ok(judge('src/webview/panel/main.ts', '../../protocol/index.ts'));
    ok(judge('src/webview/panel/main.ts', '@vscode-elements/elements/dist/vscode-button/index.js'));
  });

  it('has one door to the protocol', () => {
    ok(!judge('src/host/panel/index.ts', '../../protocol/views/turnView.ts', true));
    ok(!judge('src/protocol/index.ts', '../core/studio/pageName.ts'));
    ok(judge('src/protocol/index.ts', '../core/studio/pageName.ts', true));
  });

  it('lets the provider call downwards only', () => {
    const rises = (file: string, specifier: string) =>
      providerProblem(file, { specifier, isTypeOnly: false }) !== undefined;
    ok(!rises('src/provider/client.ts', './call/chatStream.ts'));
    ok(!rises('src/provider/http/send.ts', '../errors.ts'));
    ok(!rises('src/provider/http/send.ts', '../vendor/errorBody.ts'));
    ok(rises('src/provider/http/send.ts', '../call/chatStream.ts'));
    ok(rises('src/provider/errors.ts', './http/send.ts'));
    ok(rises('src/provider/call/chatStream.ts', '../index.ts'));
  });

  it('refuses what is outside src, and a file in no layer', () => {
    ok(!judge('src/host/a.ts', '../../test/support/x.ts'));
    ok(!judge('src/elsewhere/a.ts', './b.ts'));
  });

  it('finds a cycle and names the way round it', () => {
    deepEqual(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', []],
          ['d', ['b']],
        ]),
      ),
      ['b', 'd', 'b'],
    );
    equal(
      findCycle(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
          ['c', []],
        ]),
      ),
      undefined,
    );
  });
});
