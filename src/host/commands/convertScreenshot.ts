import * as vscode from 'vscode';
import { pictureTypes } from '../../core/attachments/index.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Studio } from '../studio/studio.ts';

/** Above this many at once the user is asked first: each is a request that costs. */
const askAbove = 5;

/**
 * Screenshot to HTML: for the files that the Explorer or an editor's title hands over, else for the picture in the
 * active tab, else for those that the user picks.
 */
export function convertScreenshot(services: Services, studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.convertScreenshot, async (first?: unknown, all?: unknown) => {
    const uris = await screenshots(first, all);
    if (uris.length > askAbove && !(await mayConvert(uris.length))) return;
    await Promise.all(uris.map(uri => convertFile(services, studio, uri)));
  });
}

async function convertFile({ log, pictures }: Services, studio: Studio, uri: vscode.Uri): Promise<void> {
  const picture = await readPicture(uri)
    .then(found => pictures.viewable(found))
    .catch(error => {
      const problem = describePictureProblem(error, nameOf(uri));
      log.warn(problem);
      void vscode.window.showErrorMessage(problem);
    });
  if (picture) await studio.convert({ picture, sourceUri: uri });
}

/** The Explorer gives the file under the pointer and all that are selected; which of them count, the menu decided. */
async function screenshots(first: unknown, all: unknown): Promise<readonly vscode.Uri[]> {
  const selected = Array.isArray(all) ? all.filter(entry => entry instanceof vscode.Uri) : [];
  if (first instanceof vscode.Uri) return selected.length > 1 ? selected : [first];
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const { input } = activeTab ?? {};
  if (input instanceof vscode.TabInputCustom && input.viewType === 'imagePreview.previewEditor') return [input.uri];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return (
    (await vscode.window.showOpenDialog({
      canSelectMany: true,
      filters: { [vscode.l10n.t('Pictures')]: Object.values(pictureTypes).flatMap(({ extensions }) => extensions) },
      openLabel: vscode.l10n.t('Turn into HTML'),
      title: vscode.l10n.t('Screenshot to HTML'),
      ...(folder ? { defaultUri: folder } : {}),
    })) ?? []
  );
}

async function mayConvert(count: number): Promise<boolean> {
  const yes = vscode.l10n.t('Convert');
  const question = vscode.l10n.t('Turn {0} screenshots into pages? Each is a request of its own.', count);
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes;
}
