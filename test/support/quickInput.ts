// The palette, pickers and input boxes at the top of the window.
import { expect, type Locator, type Page } from '@playwright/test';

interface Window {
  readonly page: Page;
}

export class QuickInput {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  get widget(): Locator {
    return this.#window.page.locator('.quick-input-widget').filter({ visible: true });
  }

  /** The text field. */
  get input(): Locator {
    return this.widget.locator('.quick-input-box input');
  }

  /** What the box says below the field: prompt, validation message. */
  get message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  get rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Presses keys that open a quick input. Again when nothing came: a key pressed into a window that loads is lost. */
  async openWith(keys: string): Promise<void> {
    await expect(async () => {
      // An open one would stay as it is, with the list it was opened with.
      if (await this.widget.isVisible()) {
        await this.#window.page.keyboard.press('Escape');
        await this.waitUntilClosed();
      }
      await this.#window.page.keyboard.press(keys);
      await expect(this.input).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
  }

  async fill(text: string, options: { timeout?: number } = {}): Promise<void> {
    await this.input.fill(text, options);
  }

  /** Fills the box and confirms. */
  async submit(text: string): Promise<void> {
    await this.fill(text);
    await this.#window.page.keyboard.press('Enter');
  }

  /** Names a file in the editor's own dialog of files, which takes no Enter while it looks a folder up. */
  async submitPath(file: string): Promise<void> {
    await expect(async () => {
      if (!(await this.widget.isVisible())) return;
      await this.submit(file);
      await expect(this.widget).toBeHidden({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  }

  /** The row with this label: all of it for a text, any part for a pattern. */
  row(label: string | RegExp): Locator {
    // What was typed is an element of its own inside the label: the text of the whole label counts.
    const text = typeof label === 'string' ? new RegExp(`^\\s*${label.replace(/[^\w\s]/g, '\\$&')}\\s*$`) : label;
    const name = this.#window.page.locator('.label-name').filter({ hasText: text });
    return this.rows.filter({ has: name });
  }

  /** Chooses a row by its label and waits until this list is gone. */
  async pick(label: string | RegExp, patience: { timeout?: number } = {}): Promise<void> {
    const row = this.row(label).first();
    await expect(row).toBeVisible(patience);
    await row.click(patience);
    await expect(row).toBeHidden();
  }

  async waitUntilClosed(): Promise<void> {
    await expect(this.widget).toBeHidden();
  }
}
