import * as l10n from '@vscode/l10n';
import { maxPictureBytes } from '../../../core/attachments/pictureLimits.ts';
import {
  type Channel,
  createChannel,
  hostToStart,
  type StartShot,
  type StartToHost,
  type StartView,
  startToHost,
} from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { readClipboardPicture } from '../../shared/clipboardPicture.ts';
import { formatBytes } from '../../shared/format.ts';
import { port } from '../../shared/vscodeApi.ts';

/** After the last key of a text before it is stored. */
const textRestMs = 300;

export interface StartModel {
  view: StartView;
  /** Names of pictures on their way to the host. */
  adding: readonly string[];
  /** What went wrong last, in words. */
  failure: string | undefined;
  /** The one that was removed last, as long as it can be brought back. */
  removed: StartShot | undefined;
  /** The page was asked for. */
  creating: boolean;
}

/** What the start tab shows and what its controls do. */
export class StartController {
  readonly channel: Channel<StartToHost>;
  readonly #locale: string;
  readonly #draw: () => void;
  #model: StartModel | undefined;
  #drawPending = false;
  /** Texts on their way to the host, by what they are of. */
  readonly #texts = new Map<string, { text: string; send: () => Promise<unknown>; timer: number }>();

  constructor(draw: () => void, locale: string) {
    this.#draw = draw;
    this.#locale = locale;
    this.channel = createChannel({
      port,
      says: startToHost,
      hears: hostToStart,
      onEvent: {
        'start/changed': view => this.#show(view),
        'start/failed': ({ message }) => this.fail(message),
      },
      onRequest: {},
      warn: message => console.warn(message),
    });
  }

  /** Nothing before the host has said what to show. */
  get model(): StartModel | undefined {
    return this.#model;
  }

  async open(): Promise<void> {
    this.#show(await this.channel.request('start/open', null));
  }

  /** Shows the reason where the host could not do it. */
  readonly ask = async (request: Promise<unknown>): Promise<boolean> => {
    this.#change({ failure: undefined });
    try {
      await request;
      return true;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
      return false;
    }
  };

  fail(message: string): void {
    this.#change({ failure: message, creating: false });
  }

  dismissFailure(): void {
    this.#change({ failure: undefined });
  }

  async addFiles(files: readonly File[]): Promise<void> {
    for (const file of files) await this.#add(file, file.name || l10n.t('Pasted picture'));
  }

  async paste(): Promise<void> {
    const clipboard = await readClipboardPicture();
    if (clipboard.found === 'picture') {
      const ending = clipboard.blob.type.split(/[/+]/)[1] || 'png';
      await this.#add(clipboard.blob, `${l10n.t('Pasted picture')}.${ending}`);
    } else if (clipboard.found === 'nothing') this.fail(l10n.t('There is no picture on the clipboard.'));
    else this.fail(l10n.t('The editor does not let this page read the clipboard. Press Ctrl+V or Cmd+V instead.'));
  }

  async addUris(uris: readonly string[]): Promise<void> {
    await this.ask(this.channel.request('shot/addUris', { uris: [...uris] }, { timeoutMs: 0 }));
  }

  async remove(shot: StartShot): Promise<void> {
    if (!(await this.ask(this.channel.request('shot/remove', { id: shot.id })))) return;
    this.#change({ removed: shot });
    announce(l10n.t('{0} was removed.', shot.name));
  }

  async restore({ id }: StartShot): Promise<void> {
    this.#change({ removed: undefined });
    await this.ask(this.channel.request('shot/restore', { id }));
  }

  /** Sent when the typing rests, and before a page is created. */
  type(of: string, text: string, send: () => Promise<unknown>): void {
    clearTimeout(this.#texts.get(of)?.timer);
    const timer = window.setTimeout(() => {
      void this.ask(send()).then(() => {
        if (this.#texts.get(of)?.timer === timer) this.#texts.delete(of);
      });
    }, textRestMs);
    this.#texts.set(of, { text, send, timer });
  }

  /** What was typed and the host does not have yet: whatever it says meanwhile must not take it out of the field. */
  typed(of: string): string | undefined {
    return this.#texts.get(of)?.text;
  }

  async create(): Promise<void> {
    const model = this.#model;
    if (!model || model.creating || model.view.shots.length === 0) return;
    this.#change({ creating: true });
    const waiting = [...this.#texts.values()];
    this.#texts.clear();
    for (const { timer } of waiting) clearTimeout(timer);
    await Promise.all(waiting.map(({ send }) => send()));
    await this.ask(this.channel.request('page/create', null, { timeoutMs: 0 }));
  }

  redraw(): void {
    if (this.#drawPending) return;
    this.#drawPending = true;
    requestAnimationFrame(() => {
      this.#drawPending = false;
      this.#draw();
    });
  }

  async #add(blob: Blob, name: string): Promise<void> {
    if (blob.size > maxPictureBytes) {
      this.fail(l10n.t('{0} is larger than {1}.', name, formatBytes(maxPictureBytes, this.#locale)));
      return;
    }
    this.#change({ adding: [...(this.#model?.adding ?? []), name] });
    const data = new Uint8Array(await blob.arrayBuffer());
    if (await this.ask(this.channel.request('shot/add', { name, data }, { timeoutMs: 0 }))) {
      announce(l10n.t('{0} is added.', name));
    }
    this.#change({ adding: (this.#model?.adding ?? []).toSpliced(this.#model?.adding.indexOf(name) ?? 0, 1) });
  }

  #show(view: StartView): void {
    const { adding = [], failure, removed, creating = false } = this.#model ?? {};
    this.#model = { view, adding, failure, removed, creating };
    this.redraw();
  }

  #change(part: Partial<StartModel>): void {
    if (!this.#model) return;
    this.#model = { ...this.#model, ...part };
    this.redraw();
  }
}
