// Pictures are marked before they are sent: what the model receives is looked at pixel by pixel.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { readPng, type SentPicture, sentPicture } from '../support/sentPicture.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

const red = '#e5252a';

test('a picture is marked, blurred and cut with the mouse, changed again, and sent as it looks', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open();
  const panel = await PanelView.open(workbench, 'glm.panelEditor');
  const bytes = await readFile(path.join(workspaceDir, 'screenshots/checkout.png'));
  const original = readPng(bytes);
  await panel.pastePicture(bytes);
  const dialog = panel.frame.locator('dialog.annotator');
  const surface = dialog.getByRole('application');
  const markUp = panel.tray.getByRole('button', { name: /^Mark up/ });
  const blurred = { x: 60, y: 60, width: 420, height: 150 };

  await test.step('marks', async () => {
    await markUp.click();
    await expect(surface).toBeFocused();
    await drag(workbench, surface, original, [700, 300], [1000, 500]);
    await workbench.page.keyboard.press('a');
    await drag(workbench, surface, original, [500, 600], [690, 420]);
    await workbench.page.keyboard.press('x');
    await drag(workbench, surface, original, [60, 60], [480, 210]);
    await dialog.getByRole('button', { name: 'Number' }).click();
    await drag(workbench, surface, original, [720, 560], [720, 560]);
    await drag(workbench, surface, original, [860, 560], [860, 560]);
    await dialog.getByRole('button', { name: 'Text' }).click();
    await drag(workbench, surface, original, [720, 640], [720, 640]);
    await workbench.page.keyboard.type('Too wide');
    await expect(surface).toHaveAccessibleName('Picture with marks: 6');
    await workbench.screenshot('annotator-wide');
    await expectAccessible(panel.frame, 'a picture is marked');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(panel.tray).toHaveCount(1);
    await expect(panel.tray).toContainText('-marked.png');
    await expect(panel.tray).toContainText(`${original.width} × ${original.height}`);
  });

  await test.step('changed again, and cut', async () => {
    await markUp.click();
    await expect(surface).toHaveAccessibleName('Picture with marks: 6');
    // The second number goes, comes back, and goes.
    await workbench.page.keyboard.press('v');
    await drag(workbench, surface, original, [860, 560], [860, 560]);
    await workbench.page.keyboard.press('Delete');
    await expect(surface).toHaveAccessibleName('Picture with marks: 5');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect(surface).toHaveAccessibleName('Picture with marks: 6');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+Z');
    await workbench.page.keyboard.press('c');
    await drag(workbench, surface, original, [40, 40], [1100, 700]);
    await workbench.screenshot('annotator-crop');
    await workbench.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(panel.tray).toHaveCount(1);
  });

  await test.step('what the model received', async () => {
    await panel.ask('What is marked?');
    const received = simulator.requests.at(-1)?.images[0];
    if (!received) throw new Error('the simulator received no picture');
    const picture = await sentPicture(workbench, received.sha256);
    expect([received.width, received.height]).toEqual([picture.width, picture.height]);
    // As far as a pointer can hit a pixel of a picture that is shown smaller.
    expect(Math.abs(picture.width - 1060)).toBeLessThan(8);
    expect(Math.abs(picture.height - 660)).toBeLessThan(8);
    const [left, top] = [40, 40];
    const edge = [-3, -2, -1, 0, 1, 2, 3].map(off => picture.at(850 - left, 300 - top + off));
    expect(edge).toContain(red);
    // Where nothing was drawn the pixels are those of the original.
    const untouched = [-2, -1, 0, 1, 2].flatMap(dx =>
      [-2, -1, 0, 1, 2].map(dy => picture.at(1050 - left + dx, 250 - top + dy)),
    );
    expect(untouched).toContain(original.at(1050, 250));
    // Of the blurred part only a few large blocks are left.
    const columns = [...Array(blurred.width - 20).keys()].map(x => picture.at(blurred.x + 10 + x - left, 130 - top));
    const changes = columns.filter((color, index) => index > 0 && color !== columns[index - 1]).length;
    expect(changes).toBeLessThanOrEqual(Math.ceil(blurred.width / 16));
  });

  await test.step('the picture in full', async () => {
    await panel.questions
      .last()
      .getByRole('button', { name: /in full/ })
      .first()
      .click();
    const lightbox = panel.frame.locator('dialog.lightbox');
    await expect(lightbox).toBeVisible();
    await workbench.page.keyboard.press('1');
    await expect(lightbox).toContainText('100%');
    await workbench.page.keyboard.press('+');
    await expect(lightbox).toContainText('125%');
    await lightbox.locator('.stage-layer').hover({ position: { x: 300, y: 200 }, force: true });
    await expect(lightbox.locator('.lightbox-foot')).toContainText('Pixel 240, 160');
    await workbench.screenshot('lightbox-wide');
    await expectAccessible(panel.frame, 'a picture is shown in full');
    await workbench.page.keyboard.press('Escape');
    await expect(lightbox).toBeHidden();
  });

  await test.step('its neighbours, by mouse and by keys', async () => {
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots/mobile-login.png')));
    await panel.tray.getByRole('button', { name: /in full/ }).click();
    const lightbox = panel.frame.locator('dialog.lightbox');
    await expect(lightbox).toContainText('2 of 2');
    const name = await lightbox.getAttribute('aria-label');
    await expect(lightbox.getByRole('button', { name: 'Next Picture' })).toHaveAttribute('aria-disabled', 'true');
    await lightbox.getByRole('button', { name: 'Previous Picture' }).click();
    await expect(lightbox).toContainText('1 of 2');
    await expect(lightbox).not.toHaveAccessibleName(name ?? '');
    await workbench.screenshot('lightbox-neighbours');
    await workbench.page.keyboard.press('PageDown');
    await expect(lightbox).toContainText('2 of 2');
    await expect(lightbox).toHaveAccessibleName(name ?? '');
    await workbench.page.keyboard.press('PageDown');
    await expect(lightbox).toContainText('2 of 2');
  });

  await test.step('copied and saved, it is the same picture', async () => {
    const lightbox = panel.frame.locator('dialog.lightbox');
    const shown = readPng(await readFile(path.join(workspaceDir, 'screenshots/mobile-login.png')));
    const copied = (): Promise<readonly number[]> =>
      panel.frame.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const picture = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
        return [picture.width, picture.height];
      });
    await workbench.page.evaluate(() => navigator.clipboard.writeText('something else'));
    await lightbox.getByRole('button', { name: 'Copy Picture' }).click();
    await expect(lightbox.getByRole('status')).toContainText('is on the clipboard.');
    expect(await copied()).toEqual([shown.width, shown.height]);
    await workbench.page.keyboard.press('PageUp');
    await expect(lightbox).toContainText('1 of 2');
    await expect(lightbox.getByRole('status')).toHaveText('');
    await workbench.page.keyboard.press('ControlOrMeta+C');
    await expect(lightbox.getByRole('status')).toContainText('is on the clipboard.');
    const { width, height } = simulator.requests.at(-1)?.images[0] ?? {};
    expect(await copied()).toEqual([width, height]);

    await lightbox.getByRole('button', { name: 'Save Picture As…' }).press('Enter');
    await expect(workbench.quickInput.input).toHaveValue(/-marked\.png$/);
    await workbench.quickInput.submitPath(path.join(workspaceDir, 'saved.png'));
    await expect(lightbox.getByRole('status')).toContainText('Saved as saved.png.');
    await workbench.screenshot('lightbox-saved');
    const saved = await readFile(path.join(workspaceDir, 'saved.png'));
    expect(createHash('sha256').update(saved).digest('hex')).toBe(simulator.requests.at(-1)?.images[0]?.sha256);
  });
});

test('by keys alone, narrow and in high contrast; an editor screenshot shows what is wrong', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await writeFile(path.join(workspaceDir, 'src/wrong.json'), '{\n\t"total": 12,\n\t"中文": falsch\n}\n');
  const settings = { 'workbench.colorCustomizations': { 'editorError.foreground': '#ff00aa' } };
  await workbench.open({ theme: 'hc', settings });
  await workbench.openFile('src/wrong.json');
  const { keyboard } = workbench.page;
  const editor = workbench.page.locator('.editor-instance');
  await expect(editor.locator('.squiggly-error').first()).toBeVisible();

  await test.step('an editor screenshot with squiggles and messages', async () => {
    await workbench.runCommand('GLM: Attach Editor Screenshot to Chat');
    const panel = await PanelView.find(workbench);
    await expect(panel.tray).toContainText('wrong.json-1-4.png');
    await panel.tray.getByRole('button', { name: /in full/ }).press('Enter');
    await workbench.screenshot('lightbox-narrow-screenshot');
    await expectAccessible(panel.frame, 'a picture is shown in full, narrow');
    await keyboard.press('Escape');
    await panel.ask('What is wrong?');
    const received = simulator.requests.at(-1)?.images[0];
    const picture = await sentPicture(workbench, received?.sha256 ?? '');
    const wave = pixelsOf(picture, '#ff00aa');
    // Under the word that is wrong, which stands behind a tab and wide characters: not under all of the line.
    expect(wave.length).toBeGreaterThan(20);
    const inCode = wave.filter(({ x, y }) => x > 60 && y < picture.height - 100);
    const xs = inCode.map(({ x }) => x);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(60);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(160);
  });

  await test.step('a picture is marked by keys', async () => {
    const panel = await PanelView.find(workbench);
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots/mobile-login.png')));
    await panel.tray.getByRole('button', { name: /^Mark up/ }).press('Enter');
    const dialog = panel.frame.locator('dialog.annotator');
    const surface = dialog.getByRole('application');
    await expect(surface).toBeFocused();
    await keyboard.press('k');
    await keyboard.press('Space');
    for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Alt+ArrowDown']) await keyboard.press(key);
    await keyboard.press('n');
    await keyboard.press('Space');
    await expect(surface).toHaveAccessibleName('Picture with marks: 2');
    await workbench.screenshot('annotator-narrow');
    await expectAccessible(panel.frame, 'a picture is marked, narrow');
    // Twice: what is selected, then the question, which keeps by Esc.
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(dialog.getByRole('alertdialog')).toBeVisible();
    await workbench.screenshot('annotator-narrow-question');
    await keyboard.press('Escape');
    await expect(surface).toBeFocused();
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(panel.tray).toContainText('-marked.png');
    await panel.ask('What is covered?');
    const received = simulator.requests.at(-1)?.images.at(-1);
    const picture = await sentPicture(workbench, received?.sha256 ?? '');
    expect(picture.at(picture.width / 2 - 30, picture.height / 2 - 30)).toBe(red);
  });

  await test.step('a picture that moves says that only its first frame is marked', async () => {
    const frame = (color: string): string => `21f904000a0000002c0000000001000100000202${color}0100`;
    const gif = `47494638396101000100800000ffffff000000${frame('44')}${frame('4c')}3b`;
    await writeFile(path.join(workspaceDir, 'moving.gif'), Buffer.from(gif, 'hex'));
    await workbench.explorer.contextMenu('moving.gif', 'Attach File to GLM Chat');
    const panel = await PanelView.find(workbench);
    await expect(panel.tray).toContainText('moving.gif');
    await panel.tray.getByRole('button', { name: /^Mark up/ }).press('Enter');
    const dialog = panel.frame.locator('dialog.annotator');
    await expect(dialog.getByRole('status')).toContainText('Only its first frame is marked and sent.');
    await workbench.screenshot('annotator-moving');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('what cannot be had says what works instead', async () => {
    const panel = await PanelView.find(workbench);
    await panel.button('Attach').click();
    await panel.frame.getByRole('menuitem', { name: 'Window Screenshot' }).click();
    await expect(panel.frame.locator('.notice')).toContainText('Take one with PrtSc');
  });
});

function pixelsOf(picture: SentPicture, color: string): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) if (picture.at(x, y) === color) found.push({ x, y });
  }
  return found;
}

/** From one pixel of the picture to another, wherever it is shown. */
async function drag(
  { page }: Workbench,
  surface: Locator,
  { width, height }: { width: number; height: number },
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const box = await surface.boundingBox();
  if (!box) throw new Error('the picture is not shown');
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    box.x + (x / width) * box.width,
    box.y + (y / height) * box.height,
  ];
  await page.mouse.move(...place(from));
  await page.mouse.down();
  if (from[0] !== to[0] || from[1] !== to[1]) await page.mouse.move(...place(to), { steps: 5 });
  await page.mouse.up();
}
