// The tree of files, and context menus.
import { expect, type Locator, type Page } from '@playwright/test';

interface Window {
  readonly page: Page;
}

export class Explorer {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  get tree(): Locator {
    return this.#window.page.locator('.explorer-folders-view');
  }

  /** The row of a file or folder by its name; its folder must be open. */
  row(name: string): Locator {
    return this.tree.locator('.monaco-list-row').filter({ has: this.#window.page.getByText(name, { exact: true }) });
  }

  /**
   * Brings it to the front of the side bar. By its icon: Chromium never says that a key was handled when the webview
   * that had the focus is gone by then, and Playwright waits for that.
   */
  async show(): Promise<void> {
    if (await this.tree.isVisible()) return;
    await this.#window.page.locator('.activitybar').getByRole('tab', { name: 'Explorer' }).click();
    await expect(this.tree).toBeVisible();
  }

  /** Opens the folders on the way to a file (`screenshots/checkout.png`) and returns its row. */
  async reveal(file: string): Promise<Locator> {
    await this.show();
    const names = file.split('/');
    for (const name of names.slice(0, -1)) {
      const folder = this.row(name).first();
      await expect(folder).toBeVisible();
      if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
      await expect(folder).toHaveAttribute('aria-expanded', 'true');
    }
    const row = this.row(names.at(-1) ?? file).first();
    await expect(row).toBeVisible();
    return row;
  }

  /** Right-clicks a file of the workspace and chooses an entry, in a submenu when a path of names is given. */
  async contextMenu(file: string, ...items: [string, ...string[]]): Promise<void> {
    const row = await this.reveal(file);
    await row.click({ button: 'right' });
    await chooseMenuItem(this.#window.page, items);
  }
}

/** Chooses an entry of the open context menu; all but the last name are submenus. */
export const chooseMenuItem = async (page: Page, names: readonly string[]): Promise<void> => {
  for (const [index, name] of names.entries()) {
    const item = page
      .locator('.monaco-menu .action-item')
      .filter({ has: page.getByText(name, { exact: true }) })
      .last();
    await expect(item).toBeVisible();
    if (index < names.length - 1) {
      await item.hover();
      continue;
    }
    // A menu that has just opened takes no click: it could be the one that opened it.
    await expect(async () => {
      if (await item.isVisible()) await item.click({ timeout: 2_000 });
      await expect(item).toBeHidden({ timeout: 1_000 });
    }).toPass();
  }
};
