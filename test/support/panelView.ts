// The GLM panel: in the side bar or as an editor tab.
import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { webviewFrame } from './webviewFrame.ts';
import { copyPicture } from './copyPicture.ts';

interface Window {
  readonly page: Page;
  runCommand(title: string): Promise<void>;
}

export type PanelPlace = 'glm.panel' | 'glm.panelEditor';

const commands: Readonly<Record<PanelPlace, string>> = {
  'glm.panel': 'GLM: Open Chat',
  'glm.panelEditor': 'GLM: Open Chat in Editor',
};

export class PanelView {
  readonly frame: Frame;
  readonly #window: Window;

  constructor(window: Window, frame: Frame) {
    this.#window = window;
    this.frame = frame;
  }

  /** Shows the panel by its command and waits until it is written in. */
  static async open(window: Window, place: PanelPlace = 'glm.panel'): Promise<PanelView> {
    await window.runCommand(commands[place]);
    const panel = await PanelView.find(window, place);
    // The command puts the cursor there; a palette that is opened before that would be closed by it.
    await expect(panel.message).toBeFocused();
    return panel;
  }

  /** The panel that is on the screen: after a reload or when something else showed it. */
  static async find(window: Window, place: PanelPlace = 'glm.panel'): Promise<PanelView> {
    const view = new PanelView(window, await webviewFrame(window.page, place));
    await expect(view.message).toBeVisible();
    return view;
  }

  get message(): Locator {
    return this.frame.getByRole('textbox', { name: /^(Message|消息)$/ });
  }

  get questions(): Locator {
    return this.frame.locator('glm-user-turn');
  }

  get answers(): Locator {
    return this.frame.locator('glm-assistant-turn');
  }

  get lastAnswer(): Locator {
    return this.answers.last();
  }

  /** The answer's own text, without who gave it and what it cost. */
  get lastText(): Locator {
    return this.lastAnswer.locator('.answer-text');
  }

  get tray(): Locator {
    return this.frame.locator('.tray .chip');
  }

  get errorCard(): Locator {
    return this.frame.locator('.error-card');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Opens the menu beside the message and chooses from it. */
  async attach(item: string): Promise<void> {
    await this.button('Attach').click();
    await this.frame.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async send(text: string): Promise<void> {
    await this.message.click();
    await this.message.fill(text);
    await this.#window.page.keyboard.press('Enter');
  }

  /** Sends, and waits until the answer has come to its end. */
  async ask(text: string): Promise<Locator> {
    const before = await this.answers.count();
    await this.send(text);
    const answer = this.answers.nth(before);
    await expect(answer).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    return answer;
  }

  /** Puts a picture on the clipboard and presses the keys that paste it. */
  async pastePicture(png: Uint8Array): Promise<void> {
    const { page } = this.#window;
    await copyPicture(page, png);
    const before = await this.tray.count();
    await this.message.click();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(this.tray).toHaveCount(before + 1);
    await expect(this.tray.last()).toHaveClass(/is-ready/);
  }
}
