/** The versions of a page as a list, newest on top, with its branches. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { versionLanes } from '../../../core/studio/versions/versionLanes.ts';
import { pageLocale } from '../../shared/format.ts';
import type { VersionActions } from './versionActions.ts';
import { versionRow } from './versionRow.ts';
import { findVersion, type VersionsModel } from './versionsModel.ts';

export class VersionList extends LitElement {
  static override properties = {
    actions: { attribute: false },
    model: { attribute: false },
    isBusy: { attribute: false },
  };
  declare actions: VersionActions;
  declare model: VersionsModel;
  declare isBusy: boolean;
  #hadFocus = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.contains(document.activeElement);
  }

  protected override render(): TemplateResult {
    const { view, activeId } = this.model;
    const lanes = versionLanes(view.versions);
    const count = Math.max(...lanes.map(({ lane, passing, joining }) => 1 + Math.max(lane, ...passing, ...joining)));
    return html`<div role="grid" class="version-rows" aria-label=${l10n.t('Versions')} aria-colcount="2">
      ${repeat(
        view.versions,
        ({ id }) => id,
        (version, index) =>
          versionRow(version, {
            lane: lanes[index],
            lanes: count,
            locale: pageLocale(document.documentElement),
            isCurrent: version.id === view.currentId,
            isActive: version.id === activeId,
            isRenamed: version.id === this.model.renamingId,
            isBeside: version.id === this.model.beside?.id,
            isBusy: this.isBusy,
            goTo: () => this.#goTo(version.id),
            focused: () => this.actions.set({ activeId: version.id }),
            diff: () => void this.actions.diff(version.id),
            beside: () => this.#toggleBeside(version.id),
            beginRename: () => this.actions.set({ renamingId: version.id, activeId: version.id }),
            endRename: name => this.#endRename(version.id, name),
            delete: () => void this.actions.delete(version.id),
          }),
      )}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('model');
    const { renamingId, activeId } = this.model;
    if (renamingId !== undefined && before?.renamingId !== renamingId) {
      const field = this.querySelector<HTMLInputElement>('.version-rename');
      field?.focus();
      field?.select();
      return;
    }
    // The row that had the focus may be gone, or another one was made active by a key.
    const isLost = this.#hadFocus && !this.contains(document.activeElement);
    if (isLost || (this.#hadFocus && before && before.activeId !== activeId)) this.#focusRow();
  }

  #row(id: string | undefined): HTMLElement | null {
    return id === undefined ? null : this.querySelector<HTMLElement>(`[data-id="${id}"]`);
  }

  #focusRow(): void {
    const row = this.#row(this.model.activeId);
    if (row && !row.contains(document.activeElement)) row.focus();
  }

  #goTo(id: string): void {
    this.actions.set({ activeId: id });
    if (id !== this.model.view.currentId) void this.actions.goTo(id);
  }

  #toggleBeside(id: string): void {
    if (this.model.beside?.id === id) this.actions.closeBeside();
    else this.actions.showBeside(id);
  }

  #endRename(id: string, name: string | undefined): void {
    this.#hadFocus = true;
    this.actions.rename(id, name);
    void this.updateComplete.then(() => this.#focusRow());
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('input') || !this.#key(event.key, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #key(key: string, target: HTMLElement): boolean {
    const { versions } = this.model.view;
    // Of the row that the key was pressed on: what is drawn may be behind the keys.
    const activeId = target.closest<HTMLElement>('.version-row')?.dataset.id ?? this.model.activeId;
    const index = versions.findIndex(({ id }) => id === activeId);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: versions.length - 1 }[key];
    if (next !== undefined) {
      const version = versions[Math.max(0, Math.min(versions.length - 1, next))];
      if (version) this.#row(version.id)?.focus();
      return true;
    }
    if (key === 'ArrowRight' || key === 'ArrowLeft') return stepThrough(target, key === 'ArrowRight' ? 1 : -1);
    const active = findVersion(this.model, activeId);
    if (target.closest('button') || !active) return false;
    if (key === 'Enter' || key === ' ') this.#goTo(active.id);
    else if (key === 'F2') this.actions.set({ renamingId: active.id });
    else if (key === 'Delete' || key === 'Backspace') void this.actions.delete(active.id);
    else return false;
    return true;
  }
}

/** From a row to its buttons and back. */
function stepThrough(target: HTMLElement, step: 1 | -1): boolean {
  const row = target.closest<HTMLElement>('.version-row');
  if (!row) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  stops[stops.indexOf(target.closest<HTMLElement>('button') ?? row) + step]?.focus();
  return true;
}

customElements.define('glm-versions', VersionList);
