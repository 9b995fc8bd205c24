/** Ways for an attachment to get into the tray. Each ends with it there or the reason in its place. */
import * as l10n from '@vscode/l10n';
import { maxFileBytes } from '../../../core/attachments/fileLimits.ts';
import { maxPictureBytes } from '../../../core/attachments/pictureLimits.ts';
import type { AttachmentView, CodePicture, ImageView } from '../../../protocol/index.ts';
import { announce } from '../../shared/announce.ts';
import { pictureOfCode } from '../../shared/codePicture/codePicture.ts';
import { formatBytes, pageLocale } from '../../shared/format.ts';
import { type HostCalls, messageOf } from '../actions/hostCalls.ts';
import type { TrayItem } from '../state/panelModel.ts';
import { readClipboardPicture } from '../../shared/clipboardPicture.ts';
import { type Platform, platformOf } from './platform.ts';
import { takeWindowScreenshot } from './windowScreenshot.ts';

export type PickedKind = 'any' | 'picture' | 'document' | 'audio' | 'video';

export class AttachFlow {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  async files(files: readonly File[]): Promise<void> {
    await Promise.all(files.map(file => this.#upload(file, nameOf(file))));
  }

  async uris(uris: readonly string[]): Promise<void> {
    await this.#take(() => this.#host.channel.request('attachment/addUris', { uris: [...uris] }));
  }

  /** Opens the file picker. Resolves with what was picked, which is in the tray then. */
  async pick(kind: PickedKind = 'any'): Promise<readonly AttachmentView[]> {
    return this.#take(() => this.#host.channel.request('attachment/pick', { kind }, { timeoutMs: 0 }));
  }

  /** The file that the user works on, what is selected in it, or editors that are picked. */
  async fromEditor(what: 'file' | 'selection' | 'open-editors'): Promise<void> {
    await this.#take(() => this.#host.channel.request('attachment/fromEditor', { what }, { timeoutMs: 0 }));
  }

  /** A picture, a film or a PDF on the web; the host asks for the address where there is none. */
  async address(url?: string): Promise<void> {
    const params = url === undefined ? {} : { url };
    await this.#take(() => this.#host.channel.request('attachment/addAddress', params, { timeoutMs: 0 }));
  }

  /** @returns whether the text is in the tray */
  async text(text: string): Promise<boolean> {
    const views = await this.#take(async () => [await this.#host.channel.request('attachment/addText', { text })]);
    return views.length > 0;
  }

  /** Draws the editor's visible or selected code. */
  async editorScreenshot(): Promise<void> {
    try {
      const source = await this.#host.channel.request('picture/source', null);
      if (source) await this.code(source);
      else this.#host.say(l10n.t('Open a file first: its code becomes the picture.'));
    } catch (error) {
      this.#host.fail(error);
    }
  }

  async code(source: CodePicture): Promise<void> {
    try {
      const { blob, fileName, note } = await pictureOfCode(source);
      await this.#upload(blob, fileName);
      if (note) this.#host.say(note);
    } catch (error) {
      this.#host.fail(error);
    }
  }

  /** Has the user choose a window; where that cannot be, says what works instead. */
  async windowScreenshot(): Promise<void> {
    try {
      const screenshot = await takeWindowScreenshot();
      if (screenshot.found === 'picture') await this.#upload(screenshot.blob, timedName(l10n.t('window'), 'png'));
      else if (screenshot.found === 'not-here') this.#host.say(screenshotHint(platformOf(navigator)));
    } catch (error) {
      this.#host.fail(error);
    }
  }

  async clipboardPicture(): Promise<void> {
    const clipboard = await readClipboardPicture();
    if (clipboard.found === 'picture') {
      const { blob } = clipboard;
      await this.#upload(blob, timedName(l10n.t('pasted'), blob.type.split(/[/+]/)[1] || 'png'));
      return;
    }
    const keys = platformOf(navigator) === 'mac' ? 'Cmd+V' : 'Ctrl+V';
    this.#host.say(
      clipboard.found === 'nothing'
        ? l10n.t('There is no picture on the clipboard.')
        : l10n.t('The editor does not let the panel read the clipboard. Press {0} in the message instead.', keys),
    );
  }

  /** Marks a picture of the tray anew; one of the conversation becomes a new attachment with its marks. */
  async annotate(view: ImageView): Promise<void> {
    try {
      const { openAnnotator } = await import('../annotator/openAnnotator.ts');
      openAnnotator(view, this.#host);
    } catch (error) {
      this.#host.fail(error);
    }
  }

  async #upload(blob: Blob, name: string): Promise<void> {
    const key = crypto.randomUUID();
    const maxBytes = blob.type.startsWith('image/') ? maxPictureBytes : maxFileBytes;
    if (blob.size > maxBytes) {
      const reason = l10n.t('Larger than {0}.', formatBytes(maxBytes, pageLocale(document.documentElement)));
      this.#host.store.dispatch({ type: 'upload/failed', key, name, reason });
      announce(l10n.t('{0} was not attached: {1}', name, reason));
      return;
    }
    const previewUri = blob.type.startsWith('image/') ? URL.createObjectURL(blob) : undefined;
    this.#host.store.dispatch({ type: 'upload/started', key, name, ...(previewUri !== undefined && { previewUri }) });
    try {
      const data = new Uint8Array(await blob.arrayBuffer());
      const view = await this.#host.channel.request('attachment/add', { key, name, data }, { timeoutMs: 0 });
      this.#host.store.dispatch({ type: 'upload/finished', key, view });
      announce(l10n.t('{0} is attached.', view.name));
    } catch (error) {
      const reason = messageOf(error);
      // Removed by the user while it was under way, and given up for that.
      if (!this.#host.store.model.tray.some(item => item.key === key)) return;
      this.#host.store.dispatch({ type: 'upload/failed', key, name, reason });
      announce(l10n.t('{0} was not attached: {1}', name, reason));
    } finally {
      if (previewUri !== undefined) URL.revokeObjectURL(previewUri);
    }
  }

  async #take(ask: () => Promise<AttachmentView[]>): Promise<readonly AttachmentView[]> {
    try {
      const views = await ask();
      for (const view of views) this.#host.store.dispatch({ type: 'attachment/added', view });
      if (views.length > 0) announce(l10n.t('{0} is attached.', views.map(view => view.name).join(', ')));
      return views;
    } catch (error) {
      this.#host.fail(error);
      return [];
    }
  }

  convertToPage(attachmentId: string): void {
    // Waits as long as it takes: the page is written meanwhile, and shown in its own view.
    void this.#host.ask(this.#host.channel.request('page/convert', { attachmentId }, { timeoutMs: 0 }));
  }

  removeFromTray(item: TrayItem): void {
    if (item.status === 'uploading') {
      void this.#host.ask(this.#host.channel.request('attachment/cancel', { key: item.key }));
    }
    this.#host.store.dispatch({ type: 'tray/removed', keys: [item.key] });
    announce(l10n.t('{0} is removed.', item.status === 'ready' ? item.view.name : item.name));
  }
}

/** Pasted pictures are all called image.png. */
function nameOf(file: File): string {
  if (file.name !== '' && file.name !== 'image.png') return file.name;
  return timedName(l10n.t('pasted'), file.type.split('/')[1] || 'png');
}

function timedName(what: string, ending: string): string {
  const time = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('');
  return `${what}-${clock}.${ending}`;
}

function screenshotHint(platform: Platform): string {
  const keys = { mac: 'Cmd+Shift+Ctrl+4', windows: 'Win+Shift+S', linux: 'PrtSc' }[platform];
  return l10n.t(
    'The editor does not let extensions take pictures of windows. Take one with {0}, which copies it, then paste it here.',
    keys,
  );
}
