import { type VersionRecord, versionRecordSchema, versionsVersion } from './versionRecords.ts';
import { VersionTree } from './versionTree.ts';

export interface ReadVersions {
  readonly tree: VersionTree;
  /** Of the newest part of the file; 0 where no line says it. */
  readonly version: number;
  /** What could not be read, by line number: the rest is there. Never content. */
  readonly problems: readonly string[];
}

/** Replays the content of a history's file as far as it can be read; a writer that died cut its last line. */
export function readVersions(content: string): ReadVersions | 'newer' {
  const tree = new VersionTree();
  const problems: string[] = [];
  let version = 0;
  for (const [index, line] of content.split('\n').entries()) {
    if (line === '') continue;
    const record = parse(line);
    if (record?.record === 'versions') {
      if (record.version > versionsVersion) return 'newer';
      version = Math.max(version, record.version);
    }
    if (!record) problems.push(`line ${index + 1} cannot be read`);
    else if (!tree.apply(record)) problems.push(`line ${index + 1} (${record.record}) does not fit`);
  }
  return { tree, version, problems };
}

function parse(line: string): VersionRecord | undefined {
  try {
    return versionRecordSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
