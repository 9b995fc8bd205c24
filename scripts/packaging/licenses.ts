// Under which terms a bundled package comes, and the words of those terms.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BundledPackage } from './bundledPackages.ts';

/**
 * What may be shipped inside an MIT extension by giving notice alone. CC-BY covers the glyphs of the icon font; MPL-2.0
 * binds its own files, which are shipped as they come, and asks for a word on where their source is (3.2), which the
 * notices give.
 */
const acceptable = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/**
 * Whether an SPDX expression leaves us a way that is acceptable: with OR one side is enough, with AND both are needed.
 * AND binds tighter than OR. An exception (`WITH`) or an unknown identifier is never acceptable.
 */
export const isAcceptable = (expression: string): boolean => {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const primary = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return token !== undefined && acceptable.has(token);
    const inner = either();
    return tokens[at++] === ')' && inner;
  };
  const both = (): boolean => {
    let result = primary();
    while (tokens[at] === 'AND') {
      at++;
      result = primary() && result;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (tokens[at] === 'OR') {
      at++;
      result = both() || result;
    }
    return result;
  };
  const result = either();
  return at === tokens.length && result;
};

const isLicenseFile = (name: string): boolean => /^(licen[cs]e|copying|notice)([-.].*)?$/i.test(name);

/**
 * The licence and notice files of a package, those of what is compiled into it included, joined; and what its source
 * repository has and it was published without, kept in `licenses/` beside this file as `name@version.txt` (`/` of a
 * scope as `+`).
 * @returns undefined when there is no text
 */
export const licenseText = async ({ name, version, folder }: BundledPackage): Promise<string | undefined> => {
  const files = (await readdir(folder, { recursive: true }))
    .filter(file => isLicenseFile(path.basename(file)) && !file.split(path.sep).includes('node_modules'))
    .sort((a, b) => a.split(path.sep).length - b.split(path.sep).length || a.localeCompare(b, 'en'))
    .map(file => path.join(folder, file));
  const kept = path.join(import.meta.dirname, 'licenses', `${name.replace('/', '+')}@${version}.txt`);
  const texts = await Promise.all([...files, kept].map(file => readFile(file, 'utf8').catch(() => '')));
  const found = texts.map(text => text.trim()).filter(text => text !== '');
  return found.length > 0 ? [...new Set(found)].join('\n\n') : undefined;
};
