import * as vscode from 'vscode';
import type { LeftOut } from '../../../core/studio/export/component/pageParts.ts';
import { componentName } from '../../../core/studio/export/component/pageParts.ts';
import { reactComponent } from '../../../core/studio/export/component/reactComponent.ts';
import { vueComponent } from '../../../core/studio/export/component/vueComponent.ts';
import { freePageUri } from '../openSource.ts';
import type { Page } from '../page.ts';

/**
 * Asks where and writes the page there as source of a component; of React its rules are a file beside it.
 * @throws the file system's error
 */
export async function exportComponent(page: Page, kind: 'react' | 'vue'): Promise<void> {
  const sourceUri = page.record.sourceUri === undefined ? undefined : vscode.Uri.parse(page.record.sourceUri);
  const folder = vscode.Uri.joinPath(await freePageUri(page.baseName, sourceUri), '..');
  const ending = kind === 'react' ? 'jsx' : 'vue';
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${componentName(page.baseName)}.${ending}`),
    filters: kind === 'react' ? { React: ['jsx', 'tsx'] } : { Vue: ['vue'] },
    title: kind === 'react' ? vscode.l10n.t('Export as React Component') : vscode.l10n.t('Export as Vue Component'),
  });
  if (!target) return;
  const html = await page.standalone();
  const leftOut = kind === 'react' ? await writeReact(html, target) : await writeVue(html, target);
  await vscode.window.showTextDocument(target, { preview: false });
  tell(leftOut);
}

async function writeReact(html: string, target: vscode.Uri): Promise<LeftOut> {
  const base = nameWithoutEnding(target);
  const { jsx, css, leftOut } = reactComponent(html, componentName(base), `${base}.css`);
  if (css !== '') await write(vscode.Uri.joinPath(target, '..', `${base}.css`), `${css.trimEnd()}\n`);
  await write(target, jsx);
  return leftOut;
}

async function writeVue(html: string, target: vscode.Uri): Promise<LeftOut> {
  const { vue, leftOut } = vueComponent(html);
  await write(target, vue);
  return leftOut;
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function nameWithoutEnding({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function tell({ scripts, handlers }: LeftOut): void {
  if (scripts + handlers === 0) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'A component takes no scripts along. Left out: {0} script elements, {1} event attributes.',
      scripts,
      handlers,
    ),
  );
}
