import { pageBaseName } from '../../core/studio/pageName.ts';
import { VersionTree } from '../../core/studio/versions/versionTree.ts';
import type { PageStore } from './pageStore.ts';
import { VersionStore } from './versions/versionStore.ts';

/** A page that is kept, as it is listed. */
export interface StoredPage {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAtMs: number;
  readonly modelLabel: string;
  /** From 0 to 1; absent where it is not known. */
  readonly score?: number;
  /** How many versions there are. */
  readonly versions: number;
  /** File of a small picture of it. */
  readonly picturePath?: string;
}

/** All pages that are kept, the one that was changed last first. */
export async function storedPages(store: PageStore): Promise<StoredPage[]> {
  const pages = await store.list();
  return Promise.all(
    pages.map(async ({ record, changedAtMs }) => {
      const versions = new VersionStore(store.folderOf(record.id), record.id);
      const tree = await versions.load().catch(() => undefined);
      const current = tree instanceof VersionTree ? tree.current : undefined;
      const score = current && tree instanceof VersionTree ? tree.scoreOf(current)?.total : undefined;
      const pictured = current && tree instanceof VersionTree && tree.isPictured(current);
      return {
        id: record.id,
        name: pageBaseName(record.picture?.name ?? record.title ?? ''),
        changedAtMs,
        modelLabel: record.modelLabel,
        ...(score === undefined ? {} : { score }),
        versions: tree instanceof VersionTree ? tree.versions.length : 0,
        ...(pictured ? { picturePath: versions.picturePath(current.hash) } : {}),
      };
    }),
  );
}
