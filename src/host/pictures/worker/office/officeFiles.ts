import { strFromU8, type Unzipped, unzipSync } from 'fflate';
import { UnreadableFile } from '../../../../core/attachments/index.ts';

/** Unpacked, of all parts that are read: a few kilobytes of ZIP can claim gigabytes. */
const maxUnpackedBytes = 100 * 1024 * 1024;

/** The parts of an Office file that are text; of the others only the names. */
export interface OfficeFiles {
  names: readonly string[];
  /** Empty for a part that is not there. */
  read(name: string): string;
}

/** @throws UnreadableFile `too-large` or `damaged` */
export function openOffice(data: Uint8Array): OfficeFiles {
  const names: string[] = [];
  let unpacked = 0;
  let entries: Unzipped;
  try {
    entries = unzipSync(data, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > maxUnpackedBytes) throw new UnreadableFile('', 'too-large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('', 'damaged');
  }
  return {
    names,
    read(name) {
      const entry = entries[name];
      return entry ? strFromU8(entry) : '';
    },
  };
}

/** What the relations of a part point at, by id: full names within the file. */
export function relationsOf({ read }: OfficeFiles, part: string): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = part.slice(folder.length);
  const found = new Map<string, string>();
  for (const [tag] of read(`${folder}_rels/${file}.rels`).matchAll(/<Relationship\b[^>]*>/g)) {
    const id = /\bId="([^"]*)"/.exec(tag)?.[1];
    const target = /\bTarget="([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined && target !== undefined) found.set(id, resolve(folder, target));
  }
  return found;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
