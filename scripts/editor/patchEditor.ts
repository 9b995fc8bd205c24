// code-server's build of VS Code differs from the one people have in three ways that would make tests pass here and fail
// there: every extension may use proposed API, webviews share the workbench's origin and process, and without native
// modules nothing is logged. Each patch is a pattern that must be found exactly once, so that a new version of the
// package cannot quietly lose one.
import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolchainError } from '../toolchain/progress.mjs';

export interface EditorPatch {
  /** What the patch restores; named when it cannot be applied. */
  readonly purpose: string;
  /** Path inside the server's folder. */
  readonly file: string;
  /** Must match exactly once. Regular expressions carry the `g` flag so that matches can be counted. */
  readonly find: RegExp | string;
  /** May use `$1`… of a regular expression; taken as it is for a string. */
  readonly replace: string;
}

/**
 * Where browsers show the workbench. Webviews live below it (`UUID.workbench.localhost`): other origins, but the same site,
 * because browsers that block third-party storage refuse the service worker of a webview of another site.
 */
export const workbenchHost = 'workbench.localhost';

const workbench = 'out/vs/code/browser/workbench/workbench.js';

export const editorPatches: readonly EditorPatch[] = [
  {
    purpose: 'the extension host refuses proposed API that an extension has not declared',
    file: 'out/vs/workbench/api/node/extensionHostProcess.js',
    find: /function ([\w$]+)\(([\w$]+),([\w$]+)\)\{return!0\}(?=function [\w$]+\([\w$]+,[\w$]+\)\{if\(!\1\([\w$]+,[\w$]+\)\)throw new Error\(`Extension '\$\{[\w$]+\.identifier\.value\}' CANNOT use API proposal)/g,
    replace: 'function $1($2,$3){return $2.isBuiltin||($2.enabledApiProposals||[]).includes($3)}',
  },
  {
    purpose: 'the workbench does not enable proposed API for every extension',
    file: workbench,
    find: 'this._envEnablesProposedApiForAll=!0',
    replace: 'this._envEnablesProposedApiForAll=!1',
  },
  {
    purpose: 'every webview has an origin of its own',
    file: workbench,
    find: 'this.options.webviewEndpoint&&new URL(this.options.webviewEndpoint,window.location.toString()).toString()',
    // Under any other host name (a browser that does not know names below localhost) they stay where they were.
    replace:
      'this.options.webviewEndpoint&&(location.hostname===HOST?"http://{{uuid}}."+location.host+"/"+this.options.webviewEndpoint.replace(/^\\//,""):new URL(this.options.webviewEndpoint,window.location.toString()).toString())'.replace(
        'HOST',
        JSON.stringify(workbenchHost),
      ),
  },
  {
    purpose: 'the workbench may show webviews of those origins',
    file: 'out/server-main.js',
    find: "frame-src 'self' https://*.vscode-cdn.net",
    replace: `frame-src 'self' http://*.${workbenchHost}:* https://*.vscode-cdn.net`,
  },
  {
    // The switch that lets a window be opened on an extension in development has this as a side effect.
    purpose: 'notifications appear',
    file: workbench,
    find: '!this.isNotificationsCenterVisible&&!this.environmentService.enableSmokeTestDriver&&',
    replace: '!this.isNotificationsCenterVisible&&',
  },
];

/**
 * Lets the built-in Copilot Chat run in a fresh profile, which a prompt without `@` and Agent mode need. Not part of the
 * installed copy: people without it are the rule, so only tests that ask for it get it, on the way to the browser.
 */
export const agentModePatch: EditorPatch = {
  purpose: 'the built-in chat agent is enabled in a fresh profile',
  file: workbench,
  find: 'ensureChatExtensionInitialDisabledState(){if(',
  replace: 'ensureChatExtensionInitialDisabledState(){if(1||',
};

/** The plain JavaScript logger that takes the place of the native one, which would have to be compiled. */
const loggerFile = path.join(import.meta.dirname, 'spdlog.cjs');
const loggerPlace = 'node_modules/@vscode/spdlog/index.js';

/**
 * `text` with the patch applied.
 * @throws ToolchainError when the pattern is not there exactly once
 */
export const applyPatch = (text: string, patch: EditorPatch): string => {
  const { find } = patch;
  const count = typeof find === 'string' ? text.split(find).length - 1 : [...text.matchAll(find)].length;
  if (count !== 1) {
    throw new ToolchainError(
      `The editor cannot be made like the real one: the place in ${patch.file} where ${patch.purpose} was found ${count} times instead of once.`,
      'The patches in scripts/editor/patchEditor.ts belong to the version in scripts/tools.json: adapt them, or go back to that version.',
    );
  }
  return typeof find === 'string' ? text.replace(find, () => patch.replace) : text.replace(find, patch.replace);
};

const pristine = (file: string) => `${file}.pristine`;

/** Keeps the unpatched state of the files, once, right after the installation. */
export const keepPristineFiles = async (serverDir: string) => {
  for (const file of new Set(editorPatches.map(patch => path.join(serverDir, patch.file)))) {
    await copyFile(file, pristine(file));
  }
};

/** Identifies the patches: a copy patched by an older checkout is patched again. */
export const patchesFingerprint = async (): Promise<string> => {
  const hash = createHash('sha256').update(await readFile(loggerFile));
  for (const { file, find, replace } of [...editorPatches, agentModePatch])
    hash.update(`${file}\0${find}\0${replace}\0`);
  return hash.digest('hex');
};

/** Patches an installed server, from its unpatched state whatever was applied before. */
export const patchEditor = async (serverDir: string): Promise<void> => {
  const texts = new Map<string, string>();
  for (const patch of editorPatches) {
    const file = path.join(serverDir, patch.file);
    texts.set(file, applyPatch(texts.get(file) ?? (await readFile(pristine(file), 'utf8')), patch));
  }
  applyPatch(texts.get(path.join(serverDir, agentModePatch.file)) ?? '', agentModePatch);
  for (const [file, text] of texts) {
    await writeFile(`${file}.patched`, text);
    await rename(`${file}.patched`, file);
  }
  await copyFile(loggerFile, path.join(serverDir, loggerPlace));
};
