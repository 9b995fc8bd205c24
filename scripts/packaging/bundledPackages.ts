// Which npm packages a build really ships: those that put bytes into an output, not those that package.json lists.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The part of esbuild's metafile that says what went where; paths are relative to the checkout, with `/`. */
export interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json, empty when it has none. */
  readonly license: string;
  /** Absolute. */
  readonly folder: string;
  /** Address of the source, as its package.json has it. */
  readonly source?: string;
}

/**
 * The folder of the package that a bundled file is from, relative to the checkout.
 * The innermost `node_modules` counts: a package may carry another version of a dependency inside itself.
 */
export const packageFolder = (inputPath: string): string | undefined => {
  const marker = 'node_modules/';
  const at = inputPath.lastIndexOf(marker);
  if (at < 0) return undefined;
  const [first = '', second = ''] = inputPath.slice(at + marker.length).split('/');
  return inputPath.slice(0, at + marker.length) + (first.startsWith('@') ? `${first}/${second}` : first);
};

/** Files of `dist` that no metafile accounts for. They are copied by hand, so their package has to be named by hand. */
export const unaccountedFiles = (
  shippedFiles: readonly string[],
  metafiles: readonly Metafile[],
  copiedFrom: Readonly<Record<string, string>>,
): string[] => {
  const known = new Set([...metafiles.flatMap(({ outputs }) => Object.keys(outputs)), ...Object.keys(copiedFrom)]);
  return shippedFiles.filter(file => !known.has(file));
};

/** Packages whose package.json names no licence, though they come with one: read in its text, for this version alone. */
const unsaid: Readonly<Record<string, string>> = { 'khroma@2.1.0': 'MIT' };

/**
 * Every package with bytes in one of the outputs, once per version, sorted by name.
 * @param copiedFrom shipped file → folder of the package it was copied from, for files that esbuild did not write
 */
export const bundledPackages = async (
  root: string,
  metafiles: readonly Metafile[],
  copiedFrom: Readonly<Record<string, string>>,
): Promise<BundledPackage[]> => {
  const folders = new Set(Object.values(copiedFrom));
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = bytesInOutput > 0 ? packageFolder(input) : undefined;
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  const found = new Map<string, BundledPackage>();
  for (const relative of folders) {
    const folder = path.join(root, relative);
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const { name, version, license, repository } = manifest as Record<string, unknown>;
    if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${relative} has no name or version.`);
    const address = typeof repository === 'object' ? (repository as { url?: unknown } | null)?.url : repository;
    found.set(`${name}@${version}`, {
      name,
      version,
      license: typeof license === 'string' ? license : (unsaid[`${name}@${version}`] ?? ''),
      folder,
      ...(typeof address === 'string' && { source: address }),
    });
  }
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
};
