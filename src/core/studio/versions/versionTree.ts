import type { PageChange } from './pageChange.ts';
import type { VersionRecord, VersionScore } from './versionRecords.ts';

export interface Version {
  readonly id: string;
  /** Null for a page that was written as a whole. */
  readonly parentId: string | null;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly hash: string;
  readonly bytes: number;
  readonly change: PageChange;
  readonly status?: 'done' | 'stopped' | 'failed';
}

/**
 * The history of a page as the sum of its records: versions in trees, since a page can be written as a whole more than
 * once and changed from any of its versions. Holds no clock, no ids of its own and no disk.
 */
export class VersionTree {
  /** In the order in which they were made. */
  readonly #versions = new Map<string, Version>();
  readonly #names = new Map<string, string>();
  readonly #deleted = new Set<string>();
  /** By the hash of the page. */
  readonly #scores = new Map<string, VersionScore>();
  readonly #pictured = new Set<string>();
  /** Which of the children was current last: going forward leads where one came from. */
  readonly #lastChild = new Map<string, string>();
  #currentId: string | undefined;

  /** Those that are not deleted, oldest first. */
  get versions(): readonly Version[] {
    return [...this.#versions.values()].filter(({ id }) => !this.#deleted.has(id));
  }

  /** Deleted ones too, oldest first. */
  get all(): Iterable<Version> {
    return this.#versions.values();
  }

  get current(): Version | undefined {
    return this.find(this.#currentId);
  }

  /** Also one that is deleted. */
  find(id: string | null | undefined): Version | undefined {
    return id === null || id === undefined ? undefined : this.#versions.get(id);
  }

  nameOf(id: string): string | undefined {
    return this.#names.get(id);
  }

  isDeleted(id: string): boolean {
    return this.#deleted.has(id);
  }

  scoreOf({ hash }: Version): VersionScore | undefined {
    return this.#scores.get(hash);
  }

  isPictured({ hash }: Version): boolean {
    return this.#pictured.has(hash);
  }

  /** The nearest one that it was made from and that is not deleted. */
  parentOf(version: Version): Version | undefined {
    let parent = this.find(version.parentId);
    while (parent && this.#deleted.has(parent.id)) parent = this.find(parent.parentId);
    return parent;
  }

  /** Oldest first. */
  childrenOf(version: Version): readonly Version[] {
    return this.versions.filter(child => this.parentOf(child)?.id === version.id);
  }

  /** Made from the same one, or written as a whole as well; with itself, oldest first. */
  siblingsOf(version: Version): readonly Version[] {
    const parentId = this.parentOf(version)?.id;
    return this.versions.filter(other => this.parentOf(other)?.id === parentId);
  }

  /** From the first one to this, which is the last element. */
  pathTo(version: Version): readonly Version[] {
    const path: Version[] = [];
    for (let at: Version | undefined = version; at; at = this.parentOf(at)) path.push(at);
    return path.reverse();
  }

  /** One step back from the current one; from a page written as a whole to the one that was written before. */
  get previous(): Version | undefined {
    const { current } = this;
    if (!current) return undefined;
    const parent = this.parentOf(current);
    if (parent) return parent;
    const siblings = this.siblingsOf(current);
    const before = siblings[siblings.indexOf(current) - 1];
    return before && this.#lastOf(before);
  }

  /** One step forward: to where one came back from, else to the child made last, else to the page written next. */
  get next(): Version | undefined {
    const { current } = this;
    if (!current) return undefined;
    const child = this.#shownChild(current);
    if (child) return child;
    const [root = current] = this.pathTo(current);
    const siblings = this.siblingsOf(root);
    return siblings[siblings.indexOf(root) + 1];
  }

  /**
   * The version that is this page, where there are several the nearest: the current one, then what it was made from,
   * then what was made from it, then the newest.
   */
  withHash(hash: string): Version | undefined {
    const { current } = this;
    const same = this.versions.filter(version => version.hash === hash);
    if (same.length < 2 || !current) return same[0];
    const path = this.pathTo(current).filter(version => version.hash === hash);
    if (path.length > 0) return path.at(-1);
    return same.findLast(version => this.pathTo(version).includes(current)) ?? same.at(-1);
  }

  /** Where a page written as a whole stands behind this one: whose words it is. */
  rootOf(version: Version): Version {
    return this.pathTo(version)[0] ?? version;
  }

  /**
   * A record that does not fit (about a version that is not here, or one that is here already) changes nothing.
   * @returns whether it fitted
   */
  apply(record: VersionRecord): boolean {
    switch (record.record) {
      case 'versions':
        return true;
      case 'version': {
        const { record: _, aside = false, ...version } = record;
        // Parents come first, so the tree cannot grow a ring.
        if (this.#versions.has(version.id) || (version.parentId !== null && !this.#versions.has(version.parentId))) {
          return false;
        }
        this.#versions.set(version.id, version);
        if (!aside || this.#currentId === undefined) this.#become(version.id);
        return true;
      }
      case 'current':
        if (!this.#versions.has(record.versionId)) return false;
        this.#become(record.versionId);
        return true;
      case 'scored':
        this.#scores.set(record.hash, record.score);
        return true;
      case 'pictured':
        this.#pictured.add(record.hash);
        return true;
      case 'renamed':
        if (!this.#versions.has(record.versionId)) return false;
        if (record.name === '') this.#names.delete(record.versionId);
        else this.#names.set(record.versionId, record.name);
        return true;
      case 'deleted':
        if (!this.#versions.has(record.versionId)) return false;
        if (record.deleted) this.#deleted.add(record.versionId);
        else this.#deleted.delete(record.versionId);
        return true;
    }
  }

  #become(id: string): void {
    this.#currentId = id;
    this.#deleted.delete(id);
    for (let at = this.find(id); at; at = this.find(at.parentId)) {
      if (at.parentId !== null) this.#lastChild.set(at.parentId, at.id);
    }
  }

  #shownChild(version: Version): Version | undefined {
    const children = this.childrenOf(version);
    const shown = this.#lastChild.get(version.id);
    return children.find(({ id }) => id === shown) ?? children.at(-1);
  }

  /** The end of the branch that was shown last. */
  #lastOf(version: Version): Version {
    let last = version;
    for (let child = this.#shownChild(last); child; child = this.#shownChild(last)) last = child;
    return last;
  }
}
