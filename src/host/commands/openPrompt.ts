import * as vscode from 'vscode';
import { promptTemplates } from '../../core/prompts/promptTemplates.ts';
import { commandIds } from '../ids.ts';
import { builtInPromptUri } from '../prompts/builtInPrompt.ts';
import { findOwnPrompt } from '../prompts/promptOwn.ts';
import { promptTitle } from '../prompts/promptTitle.ts';

interface PromptItem extends vscode.QuickPickItem {
  uri: vscode.Uri;
  isOwn: boolean;
}

/** Opens what a model is told for a job: the workspace's own words where it has some, else the built-in ones. */
export function openPrompt(): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPrompt, async (id?: unknown) => {
    const items = await Promise.all(promptTemplates.map(template => itemOf(template.id)));
    const named = items.find(({ uri }) => uri.path.endsWith(`/${String(id)}.md`));
    const placeHolder = vscode.l10n.t('Which prompt do you want to read?');
    const options = { placeHolder, matchOnDescription: true };
    const picked = named ?? (await vscode.window.showQuickPick<vscode.QuickPickItem>(grouped(items), options));
    const chosen = items.find(item => item === picked);
    if (chosen) await vscode.window.showTextDocument(chosen.uri, { preview: true });
  });
}

async function itemOf(id: string): Promise<PromptItem> {
  const own = await findOwnPrompt(id);
  const uri = own ?? builtInPromptUri(id);
  return { label: promptTitle(id), description: `${id}.md`, uri, isOwn: own !== undefined };
}

/** The workspace's own first: there are few of them. */
function grouped(items: readonly PromptItem[]): (PromptItem | vscode.QuickPickItem)[] {
  const own = items.filter(({ isOwn }) => isOwn);
  if (own.length === 0) return [...items];
  const separator = (label: string): vscode.QuickPickItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    separator(describeOwn()),
    ...own,
    separator(vscode.l10n.t('built-in')),
    ...items.filter(item => !own.includes(item)),
  ];
}

function describeOwn(): string {
  const { t } = vscode.l10n;
  return vscode.workspace.isTrusted
    ? t('of this workspace')
    : t('of this workspace, not used: the workspace is not trusted');
}
