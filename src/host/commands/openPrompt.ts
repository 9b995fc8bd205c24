import * as vscode from 'vscode';
import { promptTemplates } from '../../core/prompts/promptTemplates.ts';
import { commandIds } from '../ids.ts';
import { builtInPromptUri } from '../prompts/builtInPrompt.ts';
import { findOwnPrompt } from '../prompts/promptOwn.ts';
import { promptTitle } from '../prompts/promptTitle.ts';

interface PromptItem extends vscode.QuickPickItem {
  uri: vscode.Uri;
}

/** Opens what a model is told for a job: the workspace's own words where it has some, else the built-in ones. */
export function openPrompt(): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPrompt, async (id?: unknown) => {
    const items = await Promise.all(promptTemplates.map(template => itemOf(template.id)));
    const named = items.find(({ uri }) => uri.path.endsWith(`/${String(id)}.md`));
    const placeHolder = vscode.l10n.t('Which prompt do you want to read?');
    const picked = named ?? (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }));
    if (picked) await vscode.window.showTextDocument(picked.uri, { preview: true });
  });
}

async function itemOf(id: string): Promise<PromptItem> {
  const own = await findOwnPrompt(id);
  return { label: promptTitle(id), description: describe(own), detail: `${id}.md`, uri: own ?? builtInPromptUri(id) };
}

function describe(own: vscode.Uri | undefined): string {
  const { t } = vscode.l10n;
  if (!own) return t('built-in');
  return vscode.workspace.isTrusted
    ? t('of this workspace')
    : t('of this workspace, not used: the workspace is not trusted');
}
