import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { askForProxyPassword } from '../network/askForProxyPassword.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';

/**
 * Asks for what the proxy on the way to an endpoint wants to know: the one whose id is given (an error's button knows
 * it), else the active one. Resolves to whether a password was stored.
 */
export function setProxyPassword({ endpoints, network, proxyPasswords, log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.setProxyPassword, async (endpointId?: unknown) => {
    const { t } = vscode.l10n;
    const given = typeof endpointId === 'string' ? endpoints.find(endpointId) : undefined;
    const endpoint = given ?? endpoints.active;
    try {
      const { proxy, namesUser } = await network.routeTo(endpoint);
      if (!proxy || namesUser) {
        const setProxy = t('Set Proxy');
        const picked = await vscode.window.showInformationMessage(
          proxy
            ? t('The address of the proxy holds a user name already. Change it there.')
            : t('No proxy is on the way to {0}.', endpoint.label),
          setProxy,
        );
        if (picked) await vscode.commands.executeCommand(commandIds.openSettings, '@id:glm.network.proxy,http.proxy');
        return false;
      }
      const credentials = await askForProxyPassword(proxy);
      if (!credentials) return false;
      if (credentials === 'forget') {
        await proxyPasswords.remove(proxy);
        log.info(`password removed for the proxy ${proxy.origin}`);
        return false;
      }
      await proxyPasswords.set(proxy, credentials);
      log.info(`password set for the proxy ${proxy.origin}`);
      return true;
    } catch (error) {
      await showError(error, endpoint, log);
      return false;
    }
  });
}
