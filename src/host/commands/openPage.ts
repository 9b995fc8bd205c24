import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { StoredPage } from '../studio/storedPages.ts';
import type { Studio } from '../studio/studio.ts';

interface Line extends vscode.QuickPickItem {
  page: StoredPage;
}

/** Opens a page that is kept, also one whose tab was closed. */
export function openPage(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPage, async () => {
    const t = vscode.l10n.t;
    const list = vscode.window.createQuickPick<Line>();
    const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Remove') };
    list.title = t('Open Page');
    list.placeholder = t('Pages are kept for 30 days after they were changed last');
    list.matchOnDescription = true;
    list.busy = true;
    const load = async (): Promise<void> => {
      const pages = await studio.stored();
      list.items = pages.map(page => ({
        page,
        label: page.name,
        description: describe(page),
        iconPath: page.picturePath ? vscode.Uri.file(page.picturePath) : new vscode.ThemeIcon('browser'),
        buttons: studio.isOpen(page.id) ? [] : [remove],
      }));
      list.busy = false;
      if (pages.length === 0) list.placeholder = t('No page yet: turn a screenshot into HTML first');
    };
    list.onDidAccept(() => {
      const page = list.selectedItems[0]?.page;
      if (!page) return;
      list.hide();
      void studio.open(page.id).catch(showFailure);
    });
    list.onDidTriggerItemButton(({ item }) => {
      void studio
        .removeStored(item.page.id)
        .then(load)
        .then(() => offerUndo(studio, item.page), showFailure);
    });
    list.onDidHide(() => list.dispose());
    list.show();
    await load().catch(showFailure);
  });
}

async function offerUndo(studio: Studio, page: StoredPage): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const picked = await vscode.window.showInformationMessage(vscode.l10n.t('{0} was removed.', page.name), undo);
  if (picked === undo) await studio.bringBack(page.id).catch(showFailure);
}

function describe({ changedAtMs, modelLabel, score, versions }: StoredPage): string {
  const locale = vscode.env.language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return [
    format.format(new Date(changedAtMs)),
    ...(score === undefined ? [] : [new Intl.NumberFormat(locale, { style: 'percent' }).format(score)]),
    ...(versions > 1 ? [vscode.l10n.t('{0} versions', versions)] : []),
    ...(modelLabel ? [modelLabel] : []),
  ].join(' · ');
}

function showFailure(error: unknown): void {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
