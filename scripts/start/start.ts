import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../buildExtension.ts';
import { onShutdown } from '../editor/processTree.ts';
import { copySampleWorkspace } from '../editor/sampleWorkspace.ts';
import { step, ToolchainError } from '../toolchain/progress.mjs';
import { chooseEndpoint } from './chooseEndpoint.ts';
import { chooseHome } from './chooseHome.ts';
import { startDesktop } from './startDesktop.ts';
import { startInBrowser } from './startInBrowser.ts';

const help = `npm start                      VS Code in the browser, with the extension, on a sample workspace
npm start -- --desktop         the desktop VS Code instead (downloads it; GLM_CHAT_VSCODE names one that is there)
npm start -- --no-open         do not open a browser, only print the address
npm start -- --port 4000       another port than 3917
npm start -- --fresh           forget the settings, keys, conversations and changed files of earlier starts
npm start -- --screenshot F    write a picture of the window to F and end

Without an API key in the environment a simulator answers. Ctrl+C ends everything.
`;

const readOptions = (commandLine: readonly string[]) => {
  try {
    return parseArgs({
      args: [...commandLine],
      options: {
        desktop: { type: 'boolean', default: false },
        open: { type: 'boolean', default: true },
        port: { type: 'string', default: '3917' },
        fresh: { type: 'boolean', default: false },
        screenshot: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    throw new ToolchainError((error as Error).message, 'See npm start -- --help.');
  }
};

export const start = async (commandLine: readonly string[]): Promise<void> => {
  const { desktop, open, port, fresh, screenshot, help: wantsHelp } = readOptions(commandLine);
  if (wantsHelp) {
    process.stdout.write(help);
    return;
  }
  if (!/^\d+$/.test(port) || Number(port) > 65_535)
    throw new ToolchainError(`${port} is no port.`, 'See npm start -- --help.');

  const closing: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  onShutdown(closeAll);
  try {
    const home = await chooseHome({
      port: Number(port),
      fresh: fresh || screenshot !== undefined,
      throwaway: screenshot !== undefined,
    });
    closing.push(home.close);
    const workspace = path.join(home.folder, 'web-shop');
    if (!existsSync(workspace)) await copySampleWorkspace(workspace);
    const endpoint = await chooseEndpoint();
    closing.push(endpoint.close);
    const building = step('Building the extension', () => buildExtension());
    const options = { workspace, home: home.folder, port: home.port, endpoint, building, closing };
    if (desktop) await startDesktop(options);
    else await startInBrowser({ ...options, open: open && screenshot === undefined, screenshot });
  } finally {
    await closeAll();
  }
  process.exit();
};
