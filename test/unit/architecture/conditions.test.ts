import { deepEqual, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from './sourceTree.ts';

interface Entry {
  command?: string;
  submenu?: string;
  when?: string;
}
interface Contributions {
  commands: { command: string }[];
  submenus: { id: string }[];
  keybindings: Entry[];
  menus: Record<string, Entry[]>;
}

describe('menus and keys of package.json', () => {
  let contributes: Contributions;
  let entries: Entry[];

  before(async () => {
    ({ contributes } = JSON.parse(await readFile(path.join(rootDir, 'package.json'), 'utf8')));
    entries = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    ok(entries.length > 50);
  });

  it('have no operator that the editor does not know: it takes `!~` for true and says nothing', () => {
    deepEqual(
      entries.filter(({ when = '' }) => /!~|=~\s*[^/\s]|[^=!<>]=[^=~]/.test(withoutPatterns(when))),
      [],
    );
  });

  it('have patterns that can be read', () => {
    for (const { when = '' } of entries) {
      for (const [, source = '', flags = ''] of when.matchAll(patterns)) new RegExp(source, flags);
    }
  });

  it('lead to commands and menus that are declared', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    deepEqual(
      entries.filter(({ command }) => command !== undefined && !commands.has(command)),
      [],
    );
    deepEqual(
      entries.filter(({ submenu }) => submenu !== undefined && !submenus.has(submenu)),
      [],
    );
    const places = Object.keys(contributes.menus).filter(place => place.startsWith('glm.'));
    deepEqual(
      places.filter(place => !submenus.has(place)),
      [],
    );
  });
});

const patterns = /=~\s*\/((?:\\.|\[(?:[^\]\\]|\\.)*\]|[^/\\[])+)\/(\w*)/g;

function withoutPatterns(when: string): string {
  return when.replace(patterns, '=~ /x/');
}
