import * as vscode from 'vscode';
import { type Attachment, mediaTypes, pictureTypes } from '../../core/attachments/index.ts';
import { Cancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { AttachmentMaker } from './attachmentMaker.ts';
import { downloadPicture, nameOfAddress, webAddress } from './downloadPicture.ts';

const timeoutMs = 30_000;

/**
 * Something on the web. A picture is fetched here, so that it can be seen, measured and sent to whoever takes pictures;
 * a film or a PDF is left to the endpoint.
 * @param given asked of the user where it is absent
 * @throws PlainFailure
 */
export async function attachAddress(
  given: string | undefined,
  maker: AttachmentMaker,
): Promise<{ name: string; read(): Promise<Attachment> }[]> {
  const text = given ?? (await askForAddress());
  if (text === undefined) return [];
  const url = webAddress(text);
  if (!url) throw new PlainFailure(vscode.l10n.t('That is no web address.'));
  const name = nameOfAddress(url);
  const kind = kindOfName(name) ?? (await askForKind());
  if (kind === undefined) return [];
  if (kind === 'picture') return [{ name, read: () => fetchPicture(url, name, maker) }];
  return [{ name, read: async () => maker.byAddress(kind, url.href, name) }];
}

async function askForAddress(): Promise<string | undefined> {
  const { t } = vscode.l10n;
  return vscode.window.showInputBox({
    title: t('Attach from Web Address'),
    prompt: t('Of a picture, a video or a PDF.'),
    placeHolder: 'https://',
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' || webAddress(text) ? undefined : t('That is no web address.')),
  });
}

type Kind = 'picture' | 'video' | 'document';
type KindItem = vscode.QuickPickItem & { address: Kind };

/** By the ending; nothing for an address that does not tell. */
function kindOfName(name: string): Kind | undefined {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (Object.values(pictureTypes).some(type => type.extensions.includes(extension))) return 'picture';
  const kind = Object.values(mediaTypes).find(type => type.extensions.includes(extension))?.kind;
  return kind === 'video' || kind === 'document' ? kind : undefined;
}

async function askForKind(): Promise<Kind | undefined> {
  const { t } = vscode.l10n;
  const items: KindItem[] = [
    { label: t('Picture'), address: 'picture', iconPath: new vscode.ThemeIcon('file-media') },
    { label: t('Video'), address: 'video', iconPath: new vscode.ThemeIcon('device-camera-video') },
    { label: 'PDF', address: 'document', iconPath: new vscode.ThemeIcon('file-pdf') },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Attach from Web Address'),
    placeHolder: t('What is at this address?'),
  });
  return picked?.address;
}

async function fetchPicture(url: URL, name: string, maker: AttachmentMaker): Promise<Attachment> {
  const { t } = vscode.l10n;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    cancellable: true,
    title: t('Fetching {0}', name),
  };
  return vscode.window.withProgress(progress, async (_, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort(new Cancelled()));
    const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const data = await downloadPicture(url, name, signal);
      return { ...(await maker.picture(data, name)), url: url.href };
    } finally {
      subscription.dispose();
    }
  });
}
