import * as vscode from 'vscode';
import { byDayAndModel, totalsOf } from '../../core/usage/index.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { dayOf, type UsageLedger } from '../storage/index.ts';
import { describeTokens, describeTotalCost } from '../usage/describeUsage.ts';

/** Days with entries that are shown; a list of more is read by nobody. */
const shownDays = 31;

/** What was used, by day and model, newest first. */
export function showUsage({ usage: { ledger, meter }, log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.showUsage, async () => {
    const { t } = vscode.l10n;
    const entries = await ledger.read(shownDays);
    if (entries.length === 0) {
      void vscode.window.showInformationMessage(t('Nothing was asked yet: there is no usage to show.'));
      return;
    }
    const pick = vscode.window.createQuickPick();
    const clear: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Clear Usage…') };
    const total = totalsOf(entries);
    pick.title = t('Usage');
    pick.placeholder = `${t('Last {0} days of use', shownDays)} · ${describeTokens(total)} · ${describeTotalCost(total)}`;
    pick.buttons = [clear];
    pick.matchOnDescription = true;
    pick.items = byDayAndModel(entries, dayOf).flatMap(({ day, totals, models }) => [
      { label: `${dayName(day)} · ${describeTotalCost(totals)}`, kind: vscode.QuickPickItemKind.Separator },
      ...models.map(model => ({
        label: model.modelLabel,
        description: `${model.endpointLabel} · ${describeTotalCost(model.totals)}`,
        detail: `${t('Answers: {0}', model.totals.answers)} · ${describeTokens(model.totals)}`,
      })),
    ]);
    pick.onDidTriggerButton(async () => {
      pick.hide();
      try {
        await clearUsage(ledger, () => meter.changed());
      } catch (error) {
        log.error(`usage: ${String(error)}`);
        void vscode.window.showErrorMessage(t('The usage could not be cleared: {0}', String(error)));
      }
    });
    pick.onDidAccept(() => pick.hide());
    pick.onDidHide(() => pick.dispose());
    pick.show();
  });
}

async function clearUsage(ledger: UsageLedger, changed: () => void): Promise<void> {
  const { t } = vscode.l10n;
  const clear = t('Clear');
  const detail = t('All days are forgotten, also those that the list does not show. Conversations stay.');
  if ((await vscode.window.showWarningMessage(t('Clear all usage?'), { modal: true, detail }, clear)) !== clear) return;
  await ledger.clear();
  changed();
  const undo = t('Undo');
  if ((await vscode.window.showInformationMessage(t('The usage is cleared.'), undo)) !== undo) return;
  await ledger.restore();
  changed();
}

/** The day in the user's way of writing, from local midnight. */
function dayName(day: string): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full' }).format(new Date(`${day}T00:00`));
}
