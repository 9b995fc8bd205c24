import * as vscode from 'vscode';
import type { ProxyCredentials } from './proxyPasswords.ts';

/**
 * User name and password for a proxy; `forget` when what is kept for it is to go; nothing when the user leaves.
 * @param proxy with the user name that is kept, where one is
 */
export async function askForProxyPassword(proxy: URL): Promise<ProxyCredentials | 'forget' | undefined> {
  const t = vscode.l10n.t;
  const title = t('Proxy {0}', proxy.host);
  const known = decodeURIComponent(proxy.username);
  const username = await vscode.window.showInputBox({
    title,
    prompt: known === '' ? t('User name') : t('User name. Leave it empty to forget the one that is kept.'),
    value: known,
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' && known === '' ? t('The proxy wants to know who asks.') : undefined),
  });
  if (username === undefined) return undefined;
  if (username.trim() === '') return 'forget';
  const password = await vscode.window.showInputBox({
    title,
    prompt: t("Password. It is kept in the editor's secret storage and sent to {0} only.", proxy.host),
    password: true,
    ignoreFocusOut: true,
  });
  return password === undefined ? undefined : { username: username.trim(), password };
}
