// The table of docs/architecture.md as data, and the judgement over one import.
import { builtinModules } from 'node:module';
import type { ImportOfFile } from './readImports.ts';
import { resolveImport } from './sourceTree.ts';

interface LayerRule {
  /** What its files may use at run time. Patterns over paths below `src/`. */
  readonly values: readonly RegExp[];
  /** What its files may use as types only, beside the above. */
  readonly types: readonly RegExp[];
  /** npm packages, by name without subpath. */
  readonly packages: readonly string[];
  readonly mayUseNode: boolean;
}

const providerDoor = /^provider\/index\.ts$/;
const protocolDoor = /^protocol\/index\.ts$/;

/** The key is the folder below `src/`; `extension` is `src/extension.ts`. */
export const layerRules: Readonly<Record<string, LayerRule>> = {
  provider: { values: [/^provider\//], types: [], packages: ['zod', 'eventsource-parser', 'undici'], mayUseNode: true },
  core: { values: [/^core\//], types: [providerDoor], packages: ['zod', 'image-size', 'parse5'], mayUseNode: false },
  protocol: { values: [/^protocol\//], types: [/^core\//, providerDoor], packages: ['zod'], mayUseNode: false },
  host: {
    values: [/^host\//, protocolDoor, /^core\//, providerDoor],
    types: [],
    packages: ['vscode', 'zod', 'ignore', 'jsonc-parser'],
    mayUseNode: true,
  },
  webview: {
    values: [/^webview\//, protocolDoor, /^core\/(?:attachments|vision|studio)\//],
    types: [/^core\//],
    packages: [
      '@vscode-elements/elements',
      '@vscode/codicons',
      '@vscode/l10n',
      '@shikijs/langs',
      '@shikijs/themes',
      'dompurify',
      'katex',
      'lit',
      'marked',
      'mermaid',
      'shiki',
      'zod',
    ],
    mayUseNode: false,
  },
  extension: { values: [/^host\//, providerDoor], types: [], packages: ['vscode'], mayUseNode: false },
};

/** Packages that one folder alone may use: they run in a thread of their own, and are in no other bundle. */
const folderPackages: Readonly<Record<string, readonly string[]>> = {
  'src/host/pictures/worker/': [
    '@hyzyla/pdfium',
    '@jsquash/avif',
    '@jsquash/jpeg',
    '@jsquash/png',
    '@jsquash/resize',
    '@jsquash/webp',
    '@resvg/resvg-wasm',
    'bmp-ts',
    'omggif',
    'fflate',
    'htmlparser2',
    'utif2',
  ],
  // A bundle of its own, loaded with the first comment that is inserted.
  'src/core/annotations/insertion/': [
    '@lezer/common',
    '@lezer/cpp',
    '@lezer/css',
    '@lezer/go',
    '@lezer/html',
    '@lezer/java',
    '@lezer/javascript',
    '@lezer/php',
    '@lezer/python',
    '@lezer/rust',
    '@lezer/yaml',
    'jsonc-parser',
  ],
  // Its type alone: what runs is a bundle of its own.
  'src/host/studio/tailwind/': ['tailwindcss'],
};

const mayUsePackage = (file: string, name: string, { packages }: LayerRule): boolean =>
  packages.includes(name) ||
  Object.entries(folderPackages).some(([folder, names]) => file.startsWith(folder) && names.includes(name));

export const layerOf = (file: string): string => file.replace(/^src\//, '').replace(/\/.*$|\.ts$/, '');

const packageName = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(packageName(specifier));

/**
 * Why an import breaks the layers, or undefined when it does not.
 * @param file the importer, `src/…`
 */
export const importProblem = (file: string, { specifier, isTypeOnly }: ImportOfFile): string | undefined => {
  const rule = layerRules[layerOf(file)];
  if (!rule) return `${file} is in no layer`;
  const target = resolveImport(file, specifier);
  if (target === undefined) {
    if (isBuiltin(specifier)) return rule.mayUseNode ? undefined : `${file} may not use ${specifier}`;
    return mayUsePackage(file, packageName(specifier), rule)
      ? undefined
      : `${file} may not use the package ${specifier}`;
  }
  if (!target.startsWith('src/')) return `${file} reaches out of src: ${specifier}`;
  const place = target.slice('src/'.length);
  if (rule.values.some(pattern => pattern.test(place))) return undefined;
  if (!rule.types.some(pattern => pattern.test(place))) return `${file} may not import ${target}`;
  return isTypeOnly ? undefined : `${file} may import types only of ${target}`;
};

const providerHome = 'src/provider/';

/** How far up a file of the provider stands: the door, the client, one call, its parts, what everything rests on. */
const providerTier = (file: string): number => {
  const place = file.slice(providerHome.length);
  if (place === 'index.ts') return 4;
  if (place === 'client.ts') return 3;
  if (place.startsWith('call/')) return 2;
  return ['events.ts', 'errors.ts', 'types.ts'].includes(place) ? 0 : 1;
};

/** Why an import inside the provider goes up, or undefined when it stays level or goes down. */
export const providerProblem = (file: string, { specifier }: ImportOfFile): string | undefined => {
  const target = resolveImport(file, specifier);
  if (!file.startsWith(providerHome) || !target?.startsWith(providerHome)) return undefined;
  return providerTier(target) > providerTier(file) ? `${file} reaches up to ${target}` : undefined;
};
