// The preview of a generated page, as it is on the screen.
import { type ElementHandle, expect, type Frame, type Locator } from '@playwright/test';
import { decodePicture, type Pixels } from '../simulator/vision/decodePicture.ts';
import type { Workbench } from './workbench.ts';

export class PreviewView {
  /** The shell: toolbar, stage, status line. */
  readonly shell: Frame;

  private constructor(shell: Frame) {
    this.shell = shell;
  }

  /** The one that is in front; waits until it is there. */
  static async of(workbench: Workbench): Promise<PreviewView> {
    return new PreviewView(await workbench.panelFrame('glm.preview'));
  }

  get status(): Locator {
    return this.shell.locator('.status .state');
  }

  get statusLine(): Locator {
    return this.shell.locator('.status');
  }

  /** The page's sheet. */
  get paper(): Locator {
    return this.shell.locator('.paper:has(iframe)');
  }

  button(name: string): Locator {
    return this.shell.getByRole('button', { name, exact: true });
  }

  toggle(name: string): Locator {
    return this.shell.getByRole('switch', { name, exact: true });
  }

  /** Opens a menu of the toolbar and takes one of its entries. */
  async choose(menu: string | RegExp, entry: string | RegExp): Promise<void> {
    await this.shell
      .locator('.tool[aria-haspopup]')
      .and(this.shell.getByRole('button', { name: menu }))
      .click();
    await this.shell.getByRole('menu').getByText(entry, { exact: true }).click();
  }

  /** Opens a pane beside the page, also where its button has no room in the toolbar. */
  async openPane(name: string): Promise<void> {
    const button = this.shell.getByRole('switch', { name: new RegExp(`^${name}`) });
    const pane = this.shell.getByRole('region', { name });
    await expect(async () => {
      if (await pane.isVisible()) return;
      // A toolbar that makes room moves it into the menu between looking and clicking.
      if (await button.isVisible()) await button.click({ timeout: 2000 });
      else await this.choose(/^(?:More|更多)$/, new RegExp(`^${name}`));
      await expect(pane).toBeVisible({ timeout: 2000 });
    }).toPass();
  }

  /** The sandboxed frame with the page itself. */
  async pageFrame(): Promise<Frame> {
    const element: ElementHandle | null = await this.shell.locator('.frame iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('the page has no frame');
    return frame;
  }

  async waitFor(status: string | RegExp): Promise<void> {
    await expect(this.status).toHaveText(status, { timeout: 30_000 });
  }

  /** What is on the screen in place of the page, in real pixels. */
  async pixels(): Promise<Pixels> {
    return decodePicture(new Uint8Array(await this.paper.screenshot()));
  }
}

/** `#rrggbb` at a place given in parts of the width and height. */
export function colourAt({ rgb, width, height }: Pixels, x: number, y: number): string {
  const at = 3 * (Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width)));
  return `#${[0, 1, 2].map(index => (rgb[at + index] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}

/** Largest difference of one channel, 0 to 255. */
export function colourDistance(a: string, b: string): number {
  const channels = (hex: string): number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
  const other = channels(b);
  return Math.max(...channels(a).map((value, index) => Math.abs(value - (other[index] ?? 0))));
}
