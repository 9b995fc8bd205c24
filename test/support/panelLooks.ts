// The panel as it looks, empty and answered; the pictures are for people to look at.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type PanelPlace, PanelView } from './panelView.ts';
import type { Workbench } from './workbench.ts';

export interface Look {
  /** Of the pictures: `panel-NAME.png`. */
  name: string;
  place: PanelPlace;
  question: string;
  /** Of the button below a picture that makes a page of it. */
  makePage: string;
  workspaceDir: string;
}

/** Opens a panel in which nothing was said yet, and looks at it before and after an answer with a picture and code. */
export const expectPanelLooks = async (workbench: Workbench, look: Look): Promise<PanelView> => {
  const { name, place, question, makePage, workspaceDir } = look;
  const panel = await PanelView.open(workbench, place);
  await expect(panel.answers).toHaveCount(0);
  await workbench.screenshot(`panel-${name}-empty`);
  await expectAccessible(panel.frame, 'empty');
  await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots/checkout.png')));
  await expect(panel.tray.getByRole('button', { name: makePage })).toBeVisible();
  await panel.ask(question);
  await expect(panel.lastText).toContainText('1280 × 800');
  // Colours come from chunks that are loaded when code is first shown: they pass the page's policy.
  await expect(panel.lastText.locator('.code-block span[style]').first()).toBeVisible();
  if (place === 'glm.panelEditor') await expect(panel.frame.locator('h1')).toHaveText(question);
  await workbench.screenshot(`panel-${name}`);
  await expectAccessible(panel.frame, 'answered');
  // Nothing is wider than the panel.
  const overflow = await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  return panel;
};
