import type { Services } from '../services.ts';
import { checkApiKey } from './checkApiKey.ts';
import { configureScreenshot } from './configureScreenshot.ts';
import { enableAgentMode } from './enableAgentMode.ts';
import { openSettings } from './openSettings.ts';
import { removeApiKey } from './removeApiKey.ts';
import { selectEndpoint } from './selectEndpoint.ts';
import { selectModel } from './selectModel.ts';
import { selectVisionModel } from './selectVisionModel.ts';
import { setApiKey } from './setApiKey.ts';
import { setProxyPassword } from './setProxyPassword.ts';
import { showLog } from './showLog.ts';
import { showUsage } from './showUsage.ts';
import { useEditorNetwork } from './useEditorNetwork.ts';

/** Commands that belong to no single feature; a feature registers its own. */
export function registerCommands(services: Services): void {
  services.context.subscriptions.push(
    setApiKey(services),
    removeApiKey(services),
    checkApiKey(services),
    selectEndpoint(services),
    selectModel(services),
    selectVisionModel(services),
    setProxyPassword(services),
    useEditorNetwork(services),
    enableAgentMode(services),
    configureScreenshot(services),
    showUsage(services),
    showLog(services),
    openSettings(services),
  );
}
