import * as l10n from '@vscode/l10n';
import { announce } from '../../shared/announce.ts';
import type { StudioController } from '../studioController.ts';
import { findVersion, neighbourOf, type VersionsModel, withView } from './versionsModel.ts';

/** What is done with the versions of the page; failures are shown by the controller. */
export class VersionActions {
  readonly #controller: StudioController;
  #fetching: string | undefined;

  constructor(controller: StudioController) {
    this.#controller = controller;
  }

  get model(): VersionsModel | undefined {
    return this.#controller.model?.versions;
  }

  /** Asks for the list; changes of it come by themselves afterwards. */
  async load(): Promise<void> {
    const { channel } = this.#controller;
    const asked = channel.request('versions/open', null);
    if (!(await this.#controller.ask(asked))) return;
    this.#controller.change({ versions: withView(this.model, await asked) });
  }

  set(part: Partial<VersionsModel>): void {
    const { model } = this;
    if (model) this.#controller.change({ versions: { ...model, ...part } });
  }

  goTo(id: string): Promise<boolean> {
    return this.#controller.ask(this.#controller.channel.request('versions/goTo', { id }));
  }

  diff(id: string): Promise<boolean> {
    return this.#controller.ask(this.#controller.channel.request('versions/diff', { id }));
  }

  tryModel(): Promise<boolean> {
    return this.#controller.ask(this.#controller.channel.request('versions/tryModel', null));
  }

  rename(id: string, name: string | undefined): void {
    this.set({ renamingId: undefined });
    const version = findVersion(this.model, id);
    if (name === undefined || name.trim() === (version?.name ?? '')) return;
    void this.#controller.ask(this.#controller.channel.request('versions/rename', { id, name }));
  }

  async delete(id: string): Promise<void> {
    const { model } = this;
    if (!model || id === model.view.currentId) return;
    const activeId = neighbourOf(model, id);
    if (!(await this.#setDeleted(id, true))) return;
    this.set({ deleted: [...(this.model?.deleted ?? []), id], activeId });
    announce(l10n.t('Version deleted. It can be brought back.'));
  }

  async undoDelete(): Promise<void> {
    const id = this.model?.deleted.at(-1);
    if (id === undefined || !(await this.#setDeleted(id, false))) return;
    this.set({ deleted: this.model?.deleted.slice(0, -1) ?? [], activeId: id });
    announce(l10n.t('The version is back.'));
  }

  /** Puts a version beside the current one, in the place of the stage. */
  showBeside(id: string): void {
    this.#controller.choose({ beside: id });
  }

  closeBeside(): void {
    this.#controller.choose({ beside: undefined });
    this.set({ beside: undefined });
  }

  /** Has the page of the version that is to stand beside the current one, as soon as it is known which there are. */
  async fetchBeside(): Promise<void> {
    const id = this.#controller.model?.choices.beside;
    const { model } = this;
    if (!model || id === model.beside?.id || id === this.#fetching) return;
    if (id === undefined || !findVersion(model, id)) {
      this.closeBeside();
      return;
    }
    this.#fetching = id;
    const asked = this.#controller.channel.request('versions/page', { id });
    if (await this.#controller.ask(asked)) this.set({ beside: { id, html: (await asked).html } });
    else this.closeBeside();
    this.#fetching = undefined;
  }

  /** The version beside the current one takes its place. */
  async useBeside(): Promise<void> {
    const id = this.model?.beside?.id;
    if (id !== undefined && (await this.goTo(id))) this.closeBeside();
  }

  #setDeleted(id: string, deleted: boolean): Promise<boolean> {
    return this.#controller.ask(this.#controller.channel.request('versions/delete', { id, deleted }));
  }
}

const actionsOf = new WeakMap<StudioController, VersionActions>();

/** The same object each time: what it is given to is not drawn anew for it. */
export function versionActions(controller: StudioController): VersionActions {
  const known = actionsOf.get(controller);
  if (known) return known;
  const made = new VersionActions(controller);
  actionsOf.set(controller, made);
  return made;
}
