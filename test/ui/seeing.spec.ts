// Answers that see: places drawn on pictures, what can be done with them, speech, and pages of the web.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type DecodedPng, decode } from 'fast-png';
import { placesOf } from '../simulator/answer/placesAnswer.ts';
import type { PictureFacts } from '../simulator/index.ts';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const question = 'Where is everything? Write each place as [[xmin,ymin,xmax,ymax]]';

test('places in an answer are drawn where they are, and can be cut out, copied and asked about', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open();
  const panel = await PanelView.open(workbench, 'glm.panelEditor');
  const shots = path.join(workspaceDir, 'screenshots');
  const checkout = await readFile(path.join(shots, 'checkout.png'));
  const mobile = await readFile(path.join(shots, 'mobile-login.png'));
  const figure = (index: number): Locator => panel.lastAnswer.locator('.region-figure').nth(index);
  let pictures: readonly PictureFacts[] = [];

  await test.step('boxes lie on their pictures, at every size', async () => {
    await panel.pastePicture(checkout);
    await panel.pastePicture(mobile);
    await panel.ask(question);
    pictures = simulator.requests.at(-1)?.images ?? [];
    expect(pictures).toHaveLength(2);
    for (const [index, facts] of pictures.entries()) await expectBoxes(figure(index), facts, index);
    await workbench.screenshot('seeing-boxes');
    await expectAccessible(panel.frame, 'regions are drawn');
    await workbench.page.setViewportSize({ width: 620, height: 800 });
    for (const [index, facts] of pictures.entries()) await expectBoxes(figure(index), facts, index);
    await workbench.screenshot('seeing-boxes-narrow');
    const overflow = await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
  });

  const first = placesOf(pictures[0] as PictureFacts, 0, false, false);
  const chip = panel.lastText.locator('.region-chip').nth(2);
  const box = figure(0).locator('.region').nth(2);

  await test.step('text and picture light up together', async () => {
    await expect(chip).toHaveText(`[[${first[2]?.box.join(',')}]]`);
    await expect(box).not.toHaveClass(/is-linked/);
    await chip.hover();
    await expect(box).toHaveClass(/is-linked/);
    await panel.message.hover();
    await expect(box).not.toHaveClass(/is-linked/);
    await box.focus();
    await expect(chip).toHaveClass(/is-linked/);
    await workbench.page.keyboard.press('ArrowRight');
    await expect(figure(0).locator('.region').nth(3)).toBeFocused();
    await expect(chip).not.toHaveClass(/is-linked/);
  });

  await test.step('a click shows the picture in full, with its places', async () => {
    await chip.click();
    const dialog = panel.frame.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectBoxes(dialog, pictures[0] as PictureFacts, 0);
    await expect(dialog.locator('.region').nth(2)).toBeFocused();
    await expect(dialog.locator('.region').nth(2)).toHaveClass(/is-lit/);
    await workbench.screenshot('seeing-lightbox');
    await workbench.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the menu copies, by keyboard', async () => {
    const { width, height } = pictures[0] as PictureFacts;
    await box.focus();
    await workbench.page.keyboard.press('Shift+F10');
    const menu = panel.frame.getByRole('menu');
    await expect(menu).toBeVisible();
    await workbench.screenshot('seeing-menu');
    await expectAccessible(panel.frame, 'the menu of a region is open');
    await menu.getByRole('menuitem', { name: 'Copy Coordinates in Pixels' }).press('Enter');
    await expect(menu).toBeHidden();
    await expect(box).toBeFocused();
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = first[2]?.box ?? [];
    const pixels = [
      Math.floor((x1 * width) / 1000),
      Math.floor((y1 * height) / 1000),
      Math.ceil((x2 * width) / 1000),
      Math.ceil((y2 * height) / 1000),
    ];
    await expect.poll(() => clipboard(workbench.page)).toBe(pixels.join(', '));
    await figure(0).getByRole('button', { name: 'More about' }).nth(2).click();
    await menu.getByRole('menuitem', { name: 'Copy All as JSON' }).click();
    await expect.poll(async () => (await clipboard(workbench.page)).startsWith('[')).toBe(true);
    const json = JSON.parse(await clipboard(workbench.page)) as { bbox_2d: number[]; label: string }[];
    const second = placesOf(pictures[1] as PictureFacts, 1, false, false);
    expect(json.map(entry => entry.bbox_2d)).toEqual([...first, ...second].map(place => [...place.box]));
    expect(json.map(entry => entry.label)).toEqual([...first, ...second].map(place => place.label));
  });

  await test.step('a part that is asked about arrives pixel for pixel', async () => {
    // At its edge: smaller ones lie in its middle.
    await box.click({ button: 'right', position: { x: 4, y: 4 } });
    await panel.frame.getByRole('menuitem', { name: 'Ask About This Region' }).click();
    await expect(panel.tray).toHaveCount(1);
    await expect(panel.message).toHaveValue(/About “/);
    await workbench.screenshot('seeing-ask');
    await workbench.page.keyboard.type('what is it?');
    await workbench.page.keyboard.press('Enter');
    const request = await simulator.waitForRequest(({ images }) => images.length === 3);
    const part = request.images.at(-1) as PictureFacts;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = first[2]?.box ?? [];
    const whole = decode(checkout);
    const x = Math.floor((x1 * whole.width) / 1000);
    const y = Math.floor((y1 * whole.height) / 1000);
    expect([part.width, part.height]).toEqual([
      Math.ceil((x2 * whole.width) / 1000) - x,
      Math.ceil((y2 * whole.height) / 1000) - y,
    ]);
    const sent = decode(await storedPicture(workbench.dataDir, part.sha256));
    expect(firstOtherPixel(whole, sent, x, y)).toBeUndefined();
  });

  await test.step('they can be switched off', async () => {
    const answer = panel.answers.first();
    await answer.getByRole('button', { name: 'Draw No Regions' }).click();
    await expect(answer.locator('.region-figure')).toHaveCount(0);
    await expect(answer.locator('.region-chip')).toHaveCount(0);
    await expect(answer.locator('.answer-text')).toContainText('[[');
  });
});

/** Within a pixel of where they belong, over the picture as it is shown. */
async function expectBoxes(within: Locator, facts: PictureFacts, index: number): Promise<void> {
  const expected = placesOf(facts, index, false, false).map(({ box }) => box);
  const image = within.locator('img');
  await expect(within.locator('.region')).toHaveCount(expected.length);
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(facts.width);
  const measured = await within.evaluate(root => {
    const picture = root.querySelector('img')?.getBoundingClientRect() ?? new DOMRect();
    const shares = [...root.querySelectorAll('.region')].map(region => {
      const { left, top, right, bottom } = region.getBoundingClientRect();
      return [left - picture.left, top - picture.top, right - picture.left, bottom - picture.top];
    });
    return { width: picture.width, height: picture.height, shares };
  });
  expect(measured.width).toBeGreaterThan(100);
  expect(measured.width / measured.height).toBeCloseTo(facts.width / facts.height, 1);
  for (const [at, box] of expected.entries()) {
    const wanted = box.map((side, place) => (side * (place % 2 === 0 ? measured.width : measured.height)) / 1000);
    for (const [place, side] of wanted.entries()) {
      // The smallest are drawn six pixels large, to be seen at all.
      const slack = place > 1 && side - (wanted[place - 2] ?? 0) < 6 ? 6 : 1.01;
      expect(Math.abs((measured.shares[at]?.[place] ?? Number.NaN) - side), `box ${at}, side ${place}`).toBeLessThan(
        slack,
      );
    }
  }
}

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

async function storedPicture(dataDir: string, sha256: string): Promise<Uint8Array> {
  const folder = path.join(dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat/pictures');
  const name = (await readdir(folder)).find(entry => entry.startsWith(sha256));
  if (!name) throw new Error('the picture that was sent is not the one that is stored');
  return readFile(path.join(folder, name));
}

/** Where the part differs from its place in the whole. */
function firstOtherPixel(whole: DecodedPng, part: DecodedPng, x: number, y: number): string | undefined {
  const at = ({ data, width, channels, palette }: DecodedPng, column: number, row: number): string => {
    const from = (row * width + column) * channels;
    return [...(palette?.[data[from] ?? 0] ?? data.subarray(from, from + 3))].slice(0, 3).join(',');
  };
  for (let row = 0; row < part.height; row++) {
    for (let column = 0; column < part.width; column++) {
      const [wanted, found] = [at(whole, x + column, y + row), at(part, column, row)];
      if (wanted !== found) return `${column},${row}: ${found} instead of ${wanted}`;
    }
  }
  return undefined;
}

test('an answer is heard and rests on sources, in Chinese, in high contrast and in the side bar', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const settings = {
    'glm.endpoint.custom': [
      { id: 'simulator', label: 'Simulator', baseUrl: `${simulator.url}/bigmodel`, dialect: 'bigmodel' },
      { id: 'gateway', label: 'Gateway (simulator)', baseUrl: `${simulator.url}/toiotech/v1`, dialect: 'new-api' },
    ],
    'glm.endpoint.active': 'gateway',
    'glm.model.chat': { gateway: 'qwen3-omni-flash-2025-12-01', simulator: 'glm-5.2' },
  };
  await workbench.open({ theme: 'hc', locale: 'zh-cn', settings });
  const panel = await PanelView.open(workbench);

  await test.step('speech is asked for where the model speaks, and plays', async () => {
    const toggle = panel.frame.getByRole('switch', { name: '语音' });
    await expect(toggle).toHaveAttribute('aria-checked', 'false');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-checked', 'true');
    const answer = await panel.ask('你好，请介绍一下你自己');
    expect(simulator.requests.at(-1)?.body).toMatchObject({ modalities: ['text', 'audio'] });
    // What is said is written, too.
    await expect(panel.lastText).not.toBeEmpty();
    const audio = answer.locator('audio');
    await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.duration)).toBeGreaterThan(0.5);
    await workbench.screenshot('seeing-speech');
    await expectAccessible(panel.frame, 'an answer can be heard');
    await answer.getByRole('button', { name: '收听' }).click();
    await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0);
  });

  await test.step('places are drawn in the side bar, in Chinese', async () => {
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots/shop-home.png')));
    await panel.ask('所有元素都在图中的什么位置？请写成 [[xmin,ymin,xmax,ymax]]');
    const facts = simulator.requests.at(-1)?.images.at(-1) as PictureFacts;
    await expectBoxes(panel.lastAnswer.locator('.region-figure'), facts, 0);
    await expect(panel.lastAnswer.locator('.region-label').first()).toHaveText(/\p{Script=Han}/u);
    await workbench.screenshot('seeing-chinese-high-contrast');
    await expectAccessible(panel.frame, 'regions in high contrast');
  });

  await test.step('pages that were searched are listed, referred to, and opened by a click alone', async () => {
    await panel.frame.getByRole('switch', { name: '语音' }).click();
    await workbench.runCommand('GLM: New Conversation');
    await workbench.runCommand('GLM: Select Endpoint…');
    await workbench.quickInput.pick('Simulator');
    const toggle = panel.frame.getByRole('switch', { name: '联网搜索' });
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-checked', 'true');
    const answer = await panel.ask('今天有什么新闻？');
    expect(simulator.requests.at(-1)?.body).toMatchObject({ tools: [{ type: 'web_search' }] });
    const link = answer.locator('.source a');
    await expect(link).toHaveAttribute('href', 'https://simulator.invalid/');
    await answer.locator('.source-mark').click();
    await expect(link).toBeFocused();
    await workbench.screenshot('seeing-sources');
    await expectAccessible(panel.frame, 'sources are listed');
  });
});
