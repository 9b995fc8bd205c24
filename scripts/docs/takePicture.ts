import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { rootDir } from '../bootstrap.mjs';
import { untilCalm } from './untilCalm.ts';

/**
 * Writes the window, once it is calm, to `docs/images/NAME.png`. In 256 colours, chosen for it and not dithered: nobody
 * sees the difference, and it is a third as large.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  await untilCalm(page);
  const shot = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  await sharp(shot)
    .png({ palette: true, quality: 95, dither: 0, effort: 10 })
    .toFile(path.join(rootDir, 'docs', 'images', `${name}.png`));
}
