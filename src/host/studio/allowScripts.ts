import * as vscode from 'vscode';

const knownKey = 'glm.studio.scriptsKnown';

/** Whether the page's scripts may run. The first time it is said what that means. */
export async function allowScripts(memory: vscode.Memento): Promise<boolean> {
  if (memory.get<boolean>(knownKey)) return true;
  const run = vscode.l10n.t('Run Scripts');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Run the scripts of this page?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'A model wrote them. They run in a closed frame: without network, without your files, and without anything of the editor. They can keep the processor busy until you stop them. This is asked once.',
      ),
    },
    run,
  );
  if (answer !== run) return false;
  await memory.update(knownKey, true);
  return true;
}
