import type { VersionsView, VersionView } from '../../../protocol/index.ts';

/** The versions of the page, as the tab shows them. */
export interface VersionsModel {
  readonly view: VersionsView;
  /** The row that has the focus, or would get it. */
  readonly activeId: string | undefined;
  readonly renamingId: string | undefined;
  /** Deleted in this tab, the last one last: can be brought back. */
  readonly deleted: readonly string[];
  /** The page of the version that stands beside the current one; of `choices.beside`. */
  readonly beside: { readonly id: string; readonly html: string } | undefined;
}

const nothingYet: VersionsModel = {
  view: { versions: [], canTryModel: false },
  activeId: undefined,
  renamingId: undefined,
  deleted: [],
  beside: undefined,
};

/** What is known anew; what the user is at stays. */
export function withView(before: VersionsModel = nothingYet, view: VersionsView): VersionsModel {
  const has = (id: string | undefined): boolean => view.versions.some(version => version.id === id);
  return {
    ...before,
    view,
    activeId: has(before.activeId) ? before.activeId : (view.currentId ?? view.versions[0]?.id),
    renamingId: has(before.renamingId) ? before.renamingId : undefined,
    beside: has(before.beside?.id) ? before.beside : undefined,
  };
}

export function findVersion(model: VersionsModel | undefined, id: string | undefined): VersionView | undefined {
  return model?.view.versions.find(version => version.id === id);
}

/** The row to go to when one is deleted: the next older one, else the next newer. */
export function neighbourOf({ view }: VersionsModel, id: string): string | undefined {
  const at = view.versions.findIndex(version => version.id === id);
  return (view.versions[at + 1] ?? view.versions[at - 1])?.id;
}
