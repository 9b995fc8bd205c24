import * as vscode from 'vscode';
import type { Endpoint } from '../../provider/index.ts';
import { cleanKey, keyProblem } from './cleanKey.ts';

/** The key as it is sent; `back` when the user wants to choose another endpoint; nothing when they leave. */
export type KeyAnswer = { key: string } | 'back' | undefined;

export interface KeyQuestion {
  endpoint: Endpoint;
  /** A key is set already, and this one takes its place. */
  replaces: boolean;
  canGoBack: boolean;
}

/** A password box for a key, with a button to the page where one is made. */
export function askForKey({ endpoint, replaces, canGoBack }: KeyQuestion): Promise<KeyAnswer> {
  const t = vscode.l10n.t;
  const box = vscode.window.createInputBox();
  const getKey: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: t('Get a Key') };
  box.title = t('API key for {0}', endpoint.label);
  box.placeholder = t('Paste the key');
  box.prompt = promptFor(endpoint, replaces);
  box.password = true;
  // The key is on a web page: going there to copy it must not close the box.
  box.ignoreFocusOut = true;
  box.buttons = [...(canGoBack ? [vscode.QuickInputButtons.Back] : []), ...(endpoint.keyUrl ? [getKey] : [])];

  return new Promise(resolve => {
    let answer: KeyAnswer;
    box.onDidTriggerButton(button => {
      if (button === getKey && endpoint.keyUrl) {
        void vscode.env.openExternal(vscode.Uri.parse(endpoint.keyUrl));
      } else if (button === vscode.QuickInputButtons.Back) {
        answer = 'back';
        box.hide();
      }
    });
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidAccept(() => {
      const key = cleanKey(box.value);
      const problem = keyProblem(key);
      if (problem) {
        box.validationMessage =
          problem === 'empty'
            ? t('Paste a key, or press Escape to leave.')
            : t('This holds characters that no API key has.');
        return;
      }
      answer = { key };
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      resolve(answer);
    });
    box.show();
  });
}

function promptFor(endpoint: Endpoint, replaces: boolean): string {
  const t = vscode.l10n.t;
  const { host } = new URL(endpoint.baseUrl);
  const where = t("It is kept in the editor's secret storage and sent to {0} only.", host);
  return replaces ? `${t('Replaces the key that is set.')} ${where}` : where;
}
