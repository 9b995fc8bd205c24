// One VS Code window as a person meets it: everything goes through keys, clicks and what is on the screen.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import {
  type Browser,
  type BrowserContext,
  type Dialog,
  expect,
  type Frame,
  type Locator,
  type Page,
} from '@playwright/test';
import { rootDir } from '../../scripts/bootstrap.mjs';
import { type EditorServer, workbenchUrl, writeUserSettings } from '../../scripts/editor/editorServer.ts';
import {
  frugalSettings,
  quietSettings,
  simulatorSettings,
  type ThemeName,
  themeSettings,
} from '../../scripts/editor/editorSettings.ts';
import { agentModePatch, applyPatch } from '../../scripts/editor/patchEditor.ts';
import { ChatView } from './chatView.ts';
import { Explorer } from './explorer.ts';
import { QuickInput } from './quickInput.ts';
import { type ViewType, webviewFrame } from './webviewFrame.ts';

export interface OpenOptions {
  /** `zh-cn`: our own strings are Chinese; VS Code's stay English, its language pack is not there. */
  locale?: 'zh-cn';
  theme?: ThemeName;
  viewport?: { width: number; height: number };
  /** On top of the settings that point the extension at the simulator. Any scope, application included. */
  settings?: Record<string, unknown>;
  /** Enables the built-in chat agent, which a prompt without `@` and Agent mode need. Off, as in a fresh profile. */
  agentMode?: boolean;
  /** The window knows of trust and does not trust its workspace. Otherwise every workspace is trusted. */
  untrusted?: boolean;
}

interface WorkbenchParts {
  browser: Browser;
  server: EditorServer;
  serverDir: string;
  workspaceDir: string;
  simulatorUrl: string;
  /** Gets the evidence of a failed test; a benchmark is none. */
  testInfo?: TestInfo;
}

/** As the editor's list of themes names them, and what the window's document tells them apart by. */
const themesInList: Readonly<Record<ThemeName, { label: string; cssClass: string }>> = {
  dark: { label: 'Dark 2026', cssClass: 'vs-dark' },
  light: { label: 'Light 2026', cssClass: 'vs' },
  hc: { label: 'Dark High Contrast', cssClass: 'hc-black' },
};

/** As text: it runs in the page, before the workbench reads what it is told. */
const turnTrustOn = `() => {
  const told = '"enableWorkspaceTrust":false';
  new MutationObserver((_, observer) => {
    const settings = document.getElementById('vscode-workbench-web-configuration')?.dataset;
    if (!settings?.settings?.includes(told)) return;
    settings.settings = settings.settings.replace(told, '"enableWorkspaceTrust":true');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}`;

/** A cold window on two busy cores takes its time. */
const windowTimeoutMs = 60_000;

export class Workbench {
  readonly quickInput: QuickInput;
  readonly chat: ChatView;
  readonly explorer: Explorer;
  readonly #parts: WorkbenchParts;
  readonly #console: string[] = [];
  #context: BrowserContext | undefined;
  #page: Page | undefined;

  constructor(parts: WorkbenchParts) {
    this.#parts = parts;
    this.quickInput = new QuickInput(this);
    this.chat = new ChatView(this);
    this.explorer = new Explorer(this);
  }

  /** The window. Throws before `open`. */
  get page(): Page {
    if (this.#page === undefined) throw new Error('Call workbench.open() first');
    return this.#page;
  }

  /** The browser profile: clipboard permissions, cookies, IndexedDB. */
  get context(): BrowserContext {
    return this.page.context();
  }

  /** Where the editor keeps logs and user data of this test, to search for what must not be there. */
  get dataDir(): string {
    return this.#parts.server.dataDir;
  }

  /** Everything the window printed so far. */
  get consoleLines(): readonly string[] {
    return this.#console;
  }

  /** Opens the window on the workspace with the extension in development mode and waits until it can be used. */
  async open(options: OpenOptions = {}): Promise<void> {
    const { browser, server, simulatorUrl, workspaceDir } = this.#parts;
    const {
      locale,
      theme = 'dark',
      viewport = { width: 1440, height: 900 },
      settings = {},
      agentMode = false,
      untrusted = false,
    } = options;
    await writeUserSettings(server.dataDir, {
      ...quietSettings,
      ...frugalSettings,
      ...themeSettings(theme),
      ...simulatorSettings(simulatorUrl),
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      ...settings,
    });
    await this.close();
    this.#context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await this.#context.newPage();
    this.#page = page;
    page.on('console', message => this.#console.push(message.text()));
    page.on('pageerror', error => this.#console.push(`page error: ${error.message}`));
    if (locale !== undefined) {
      await page.addInitScript(language => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }), locale);
    }
    if (agentMode) await this.#enableAgentMode(page);
    if (untrusted) await this.#enableTrust(page);
    await page.goto(workbenchUrl(server.origin, { folder: workspaceDir, extensionDir: rootDir }));
    await this.#waitUntilUsable();
  }

  /**
   * Reloads the window by its command. While the editor has yet to back up what was typed, the browser asks whether to
   * leave; the answer is no, and the command is given again.
   */
  async reload(): Promise<void> {
    await expect
      .poll(() => this.#leaveByReload(), { message: 'the window reloads', timeout: windowTimeoutMs })
      .toBe(true);
    // The side bar shows what it showed before, which need not be the Explorer.
    await this.#waitForExtension();
  }

  /** Puts the open window into other colours, from the editor's list of themes. */
  async changeTheme(theme: ThemeName): Promise<void> {
    const { label, cssClass } = themesInList[theme];
    const shown = this.page.locator(`.monaco-workbench.${cssClass}`);
    // A view that takes the focus late closes the list, and the colours that it showed are taken back.
    await expect(async () => {
      await this.runCommand('Preferences: Color Theme');
      await this.quickInput.fill(label, { timeout: 3_000 });
      await expect(this.quickInput.row(label)).toHaveClass(/focused/, { timeout: 3_000 });
      await this.page.keyboard.press('Enter');
      await this.quickInput.waitUntilClosed();
      await expect(shown).toBeVisible({ timeout: 3_000 });
    }, `the window is in ${label}`).toPass({ timeout: 30_000 });
  }

  /** Closes every editor; of what was not saved nothing is kept. */
  async closeEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    const question = this.dialog().filter({ hasText: /save/i });
    const tabs = this.page.locator('.tabs-container .tab');
    await expect(async () => {
      if (await question.isVisible()) await this.clickButton(question, "Don't Save");
      await expect(tabs).toHaveCount(0, { timeout: 1_000 });
    }, 'all editors are closed').toPass({ timeout: 20_000 });
  }

  /** Runs a command by its title, as it stands in the palette (`GLM: Set API Key…`). */
  async runCommand(title: string): Promise<void> {
    await expect(async () => {
      // The palette does not learn of commands that come while it is open: when it does not know one, open it again.
      await this.quickInput.openWith('F1');
      await this.quickInput.fill(`>${title}`);
      await expect(this.quickInput.row(title).first()).toBeVisible({ timeout: 3_000 });
      // Whatever takes the focus closes it: a view that the last command opened may be late.
      await this.quickInput.pick(title, { timeout: 3_000 });
    }, `the palette offers ${title}`).toPass({ timeout: 30_000 });
  }

  /** Opens a file of the workspace in an editor and waits for its text. `file`: with `/`, from the workspace's root. */
  async openFile(file: string): Promise<Locator> {
    await this.quickInput.openWith('ControlOrMeta+P');
    await this.quickInput.fill(file);
    await this.quickInput.pick(path.posix.basename(file));
    const tab = this.page.locator('.tabs-container .tab.active').filter({ hasText: path.posix.basename(file) });
    await tab.first().waitFor();
    return this.page.locator('.editor-group-container.active .editor-container').first();
  }

  /** Brings the text editor with this tab to the front and puts the cursor behind its last character. */
  async goToEnd(title: string): Promise<void> {
    await this.tab(title).click();
    await expect(this.page.locator('.editor-group-container.active .monaco-editor.focused')).toBeVisible();
    await this.page.keyboard.press('ControlOrMeta+End');
  }

  /** Selects whole lines of the active text editor, counted from 1, both included. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.#goTo(first, 1);
    await this.#chord('ControlOrMeta+K', 'ControlOrMeta+B');
    await this.#goTo(last, 1_000_000);
    await this.#chord('ControlOrMeta+K', 'ControlOrMeta+K');
  }

  /** A notification with this text (part of it, or a pattern); waits with `expect(…).toBeVisible()`. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text });
  }

  /** A modal dialog, for its text and buttons. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** A button of a notification or dialog. */
  async clickButton(within: Locator, name: string): Promise<void> {
    await within
      .getByRole('button', { name, exact: true })
      .or(within.locator('a.monaco-button', { hasText: name }))
      .first()
      .click();
  }

  /** An entry of the status bar. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** An editor's tab. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: title });
  }

  /** The document of our visible webview of this type, for locators. After a reload ask again. */
  panelFrame(viewType: ViewType = 'glm.panel'): Promise<Frame> {
    return webviewFrame(this.page, viewType);
  }

  /** Writes `test-results/screenshots/NAME.png`; the folder is not in the repository. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(rootDir, 'test-results', 'screenshots', `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** For a failed test: the screen and what the window and the extension host said. */
  async attachEvidence(): Promise<void> {
    const { testInfo, server } = this.#parts;
    if (!testInfo) return;
    await this.#page?.screenshot({ path: testInfo.outputPath('failed.png') }).catch(() => {});
    await testInfo.attach('console.txt', { body: this.#console.join('\n') });
    const log = await readFile(path.join(server.dataDir, 'server.log'), 'utf8').catch(() => '');
    await testInfo.attach('server.txt', { body: log });
  }

  /** Closes the window; its profile is gone then. */
  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    this.#page = undefined;
  }

  /** False when the browser asked whether to leave. */
  async #leaveByReload(): Promise<boolean> {
    const { page } = this;
    const { promise: left, resolve } = Promise.withResolvers<boolean>();
    const navigated = (frame: Frame): void => {
      if (frame === page.mainFrame()) resolve(true);
    };
    const asked = (dialog: Dialog): void => {
      void dialog.dismiss().then(() => resolve(false));
    };
    page.on('framenavigated', navigated);
    page.on('dialog', asked);
    try {
      await this.runCommand('Developer: Reload Window');
      return await left;
    } finally {
      page.off('framenavigated', navigated);
      page.off('dialog', asked);
    }
  }

  async #goTo(line: number, column: number): Promise<void> {
    // Whatever takes the focus closes it, as a view that is late does.
    await expect(async () => {
      await this.quickInput.openWith('Control+G');
      await this.quickInput.fill(`:${line}:${column}`, { timeout: 3_000 });
      // Enter comes to nothing before the box has understood the numbers.
      await expect(this.quickInput.rows.first()).toContainText(`line ${line}`, { timeout: 3_000 });
    }, `line ${line} can be gone to`).toPass({ timeout: 30_000 });
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitUntilClosed();
  }

  async #chord(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async #waitUntilUsable(): Promise<void> {
    const { page } = this;
    await expect(page.locator('.explorer-folders-view .monaco-list-row').first()).toBeVisible({
      timeout: windowTimeoutMs,
    });
    await this.#waitForExtension();
  }

  async #waitForExtension(): Promise<void> {
    const entry = this.page.locator('.activitybar').getByRole('tab', { name: 'GLM' });
    await expect(entry).toBeVisible({ timeout: windowTimeoutMs });
  }

  /** The server of all windows is told not to ask about trust; what it tells the page of that is turned round. */
  async #enableTrust(page: Page): Promise<void> {
    await page.addInitScript({ content: `(${turnTrustOn})();` });
  }

  async #enableAgentMode(page: Page): Promise<void> {
    const text = await readFile(path.join(this.#parts.serverDir, agentModePatch.file), 'utf8');
    const body = applyPatch(text, agentModePatch);
    await page.route(`**/${path.posix.basename(agentModePatch.file)}`, route =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
  }
}
