import * as vscode from 'vscode';
import type { ProxyCredentials } from './proxyPasswords.ts';

/** User name and password for a proxy; nothing when the user leaves. */
export async function askForProxyPassword(proxy: URL): Promise<ProxyCredentials | undefined> {
  const t = vscode.l10n.t;
  const title = t('Proxy {0}', proxy.host);
  const username = await vscode.window.showInputBox({
    title,
    prompt: t('User name'),
    value: decodeURIComponent(proxy.username),
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' ? t('The proxy wants to know who asks.') : undefined),
  });
  if (username === undefined) return undefined;
  const password = await vscode.window.showInputBox({
    title,
    prompt: t("Password. It is kept in the editor's secret storage and sent to {0} only.", proxy.host),
    password: true,
    ignoreFocusOut: true,
  });
  return password === undefined ? undefined : { username: username.trim(), password };
}
