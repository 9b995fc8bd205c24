import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { decode } from 'fast-png';
import { dropFromExplorer } from '../support/dropFromExplorer.ts';
import { chooseMenuItem } from '../support/explorer.ts';
import { expectAccessible } from '../support/accessible.ts';
import { docx, pdf, wav } from '../support/attachmentFiles.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

test('code and pictures come in from the editor and the Explorer, and code goes back', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  // What language servers and bracket pairs add is not of the theme's grammar.
  const settings = { 'editor.semanticHighlighting.enabled': false, 'editor.bracketPairColorization.enabled': false };
  await writeFile(path.join(workspaceDir, 'screenshots', 'notes.png'), 'A text that somebody called a picture.');
  await workbench.open({ settings });

  await test.step('an editor screenshot shows the selected code in the colours of the editor', async () => {
    await workbench.openFile('src/cart.ts');
    await workbench.selectLines(8, 18);
    const code = (await readFile(path.join(workspaceDir, 'src/cart.ts'), 'utf8')).split('\n').slice(7, 18);
    const line = workbench.page.locator('.view-line').filter({ hasText: 'export class Cart' });
    let colours = new Set<string>();
    // The editor draws its lines again when they are coloured; a line that is taken away meanwhile has no colour at all.
    await expect(async () => {
      colours = await colourOfTokens(workbench.page, code);
      expect(colours.size).toBeGreaterThan(3);
      expect([...colours]).not.toContain('');
    }).toPass();
    await line.click({ button: 'right', position: { x: 20, y: 8 } });
    await chooseMenuItem(workbench.page, ['GLM', 'Attach Editor Screenshot to Chat']);

    const panel = await PanelView.find(workbench);
    await expect(panel.tray).toContainText('cart.ts-8-18.png');
    await workbench.screenshot('panel-editor-screenshot');
    await panel.ask('What does this code do?');

    const received = simulator.requests.at(-1)?.images[0];
    if (!received) throw new Error('the simulator received no picture');
    const stored = await storedPicture(workbench, received.sha256);
    const picture = decode(stored);
    expect([picture.width, picture.height]).toEqual([received.width, received.height]);
    const inPicture = coloursOf(picture);
    for (const colour of colours) expect(inPicture, `colours of the editor in the picture`).toContain(colour);
    const background = await workbench.page.evaluate(
      () => getComputedStyle(document.querySelector('.monaco-editor-background') ?? document.body).backgroundColor,
    );
    expect(rgb(received.mainColour.hex)).toBe(background);
    // Eleven lines at twice their size, numbered: two columns of ink.
    expect(received.height).toBeGreaterThan(11 * 2 * 18);
    expect(received.textLines.length).toBeGreaterThanOrEqual(9);
  });

  await test.step('pictures come in by the picker and by drag from the Explorer; what is none says what is taken', async () => {
    await workbench.closeEditors();
    await workbench.runCommand('GLM: New Conversation');
    const panel = await PanelView.open(workbench, 'glm.panelEditor');
    await expect(panel.questions).toHaveCount(0);
    const pick = async (name: string): Promise<void> => {
      await panel.attach('Files…');
      // The dialog puts a folder of its own there when it is ready.
      await expect(workbench.quickInput.rows.first()).toBeVisible();
      await workbench.quickInput.fill(`${path.join(workspaceDir, 'screenshots')}/`);
      await workbench.quickInput.pick(name);
    };
    await pick('checkout.png');
    await expect(panel.tray).toContainText('checkout.png');

    await pick('notes.png');
    const notice = panel.frame.locator('.notice');
    await expect(notice).toContainText(
      'notes.png is not a picture. PNG, JPEG, WebP, GIF, BMP, AVIF, TIFF, and SVG are taken.',
    );
    await expect(panel.tray).toHaveCount(1);
    await workbench.screenshot('panel-refused');

    await dropFromExplorer(workbench, panel.frame, 'screenshots/shop-home.png');
    await expect(panel.tray).toHaveCount(2);
    await expect(panel.tray.last()).toContainText('shop-home.png');

    await panel.ask('What is on them?');
    const files = ['checkout.png', 'shop-home.png'].map(name => path.join(workspaceDir, 'screenshots', name));
    const hashes = await Promise.all(files.map(async file => sha256(await readFile(file))));
    expect(simulator.requests.at(-1)?.images.map(image => image.sha256)).toEqual(hashes);

    // A page can be made of it.
    await panel.questions.last().getByRole('button', { name: 'Make a page' }).first().click();
    await workbench.panelFrame('glm.preview');
    await workbench.screenshot('panel-make-page');
  });

  await test.step('code of an answer goes to the cursor of the editor, as one step of undo', async () => {
    await workbench.closeEditors();
    await workbench.openFile('src/prices.ts');
    const panel = await PanelView.open(workbench, 'glm.panelEditor');
    await workbench.runCommand('GLM: New Conversation');
    await expect(panel.questions).toHaveCount(0);
    const answer = await panel.ask('Say anything, with a block of code.');
    const block = answer.locator('.code-block').first();
    const code = (await block.locator('code').textContent())?.split('\n')[1]?.trim() ?? '';
    expect(code).not.toBe('');
    await block.hover();
    await block.getByRole('button', { name: 'Insert at Cursor' }).click();
    await expect(workbench.tab('prices.ts')).toHaveClass(/active/);
    const editor = workbench.page.locator('.monaco-editor').filter({ visible: true }).locator('.view-lines').first();
    await expect(editor).toContainText(code);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect(editor).not.toContainText(code);
  });
});

test('every kind is attached through the panel, judged for the model, and arrives as what the endpoint takes', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const plan = pdf([
    [200, 30, 30],
    [20, 160, 60],
    [30, 60, 210],
  ]);
  await writeFile(path.join(workspaceDir, 'plan.pdf'), plan);
  const origin = simulator.url;
  const settings = {
    'glm.endpoint.custom': [
      { id: 'simulator', label: 'Simulator', baseUrl: `${origin}/bigmodel`, dialect: 'bigmodel' },
      { id: 'gateway', label: 'Gateway', baseUrl: `${origin}/toiotech/v1`, dialect: 'new-api' },
    ],
    'glm.model.chat': { simulator: 'glm-5v-turbo', gateway: 'glm-4.6v' },
  };
  await workbench.open({ settings });
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(2, 4);
  const panel = await PanelView.open(workbench, 'glm.panelEditor');
  const chip = (name: string) => panel.tray.filter({ hasText: name });

  await test.step('the selection, by the keyboard alone', async () => {
    await panel.button('Attach').focus();
    await workbench.page.keyboard.press('ArrowDown');
    await expect(panel.frame.getByRole('menuitem', { name: 'Files…' })).toBeFocused();
    await expectAccessible(panel.frame, 'the Add menu is open');
    await workbench.screenshot('attach-menu');
    await workbench.page.keyboard.press('Escape');
    await expect(panel.button('Attach')).toBeFocused();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('s');
    await workbench.page.keyboard.press('Enter');
    await expect(chip('prices.ts')).toContainText('Lines 2-4');
    await expect(chip('prices.ts')).toContainText('tokens');
  });

  await test.step('a file, from the Explorer', async () => {
    await workbench.explorer.contextMenu('src/cart.ts', 'Attach File to GLM Chat');
    await expect(chip('cart.ts')).toContainText('49 lines');
    await panel.button('Remove cart.ts').click();
    await expect(chip('cart.ts')).toHaveCount(0);
  });

  await test.step('a PDF, of which two pages are chosen', async () => {
    await panel.attach('Files…');
    await expect(workbench.quickInput.rows.first()).toBeVisible();
    await workbench.quickInput.fill(`${workspaceDir}/`);
    await workbench.quickInput.pick('plan.pdf');
    await expect(chip('plan.pdf')).toContainText('All 3 pages');
    await chip('plan.pdf').getByRole('button', { name: 'Choose Pages…' }).click();
    const dialog = panel.frame.getByRole('dialog', { name: 'plan.pdf' });
    await dialog.getByRole('textbox', { name: 'Pages' }).fill('2-9');
    await workbench.page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('from 1 to 3');
    await dialog.getByRole('textbox', { name: 'Pages' }).fill('1, 3');
    await workbench.page.keyboard.press('Enter');
    await expect(dialog.locator('.media-still')).toHaveCount(2);
    await expectAccessible(panel.frame, 'pages are chosen');
    await workbench.screenshot('attach-pages');
    await workbench.page.keyboard.press('Escape');
    await expect(chip('plan.pdf')).toContainText('Pages 1, 3 of 3');
    await expect(chip('plan.pdf')).toContainText('Sent as 2 pictures of its pages.');
  });

  await test.step('a video, as pictures of the moments that are chosen', async () => {
    const film = await readFile(path.join(import.meta.dirname, '../fixtures/attachments/colours.webm'));
    await dropFile(panel, 'colours.webm', 'video/webm', film);
    await expect(chip('colours.webm')).toContainText('Sent as 8 pictures');
    await chip('colours.webm').getByRole('button', { name: 'Choose Moments…' }).click();
    const dialog = panel.frame.getByRole('dialog', { name: 'colours.webm' });
    await dialog.getByRole('textbox', { name: 'Moments' }).fill('0:01, 0:05');
    await workbench.page.keyboard.press('Enter');
    await expect(dialog.locator('.media-still')).toHaveCount(2);
    await workbench.screenshot('attach-moments');
    await workbench.page.keyboard.press('Escape');
    await expect(chip('colours.webm')).toContainText('Sent as 2 pictures');
  });

  await test.step('an Office file, and text that was pasted', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await dropFile(panel, 'report.docx', type, docx('<w:p><w:r><w:t>Sales grew.</w:t></w:r></w:p>'));
    await expect(chip('report.docx')).toContainText('11 characters');
    await chip('report.docx').getByRole('button', { name: 'Show report.docx' }).click();
    await expect(panel.frame.getByRole('dialog', { name: 'report.docx' })).toContainText('Sales grew.');
    await workbench.page.keyboard.press('Escape');

    const long = Array.from({ length: 80 }, (_, index) => `line ${index}`).join('\n');
    await panel.message.click();
    await workbench.page.evaluate(text => navigator.clipboard.writeText(text), long);
    await workbench.page.keyboard.press('ControlOrMeta+V');
    await panel.button('Attach the pasted text instead').click();
    await expect(chip('Pasted text')).toContainText('80 lines');
    await expect(panel.message).toHaveValue('');
  });

  await test.step('what it all became', async () => {
    await workbench.screenshot('attach-tray');
    await panel.ask('What is all this?');
    const { images, body } = simulator.requests.at(-1) ?? { images: [], body: undefined };
    expect(images.map(({ mediaType, width, height }) => [mediaType, width, height])).toEqual([
      ['image/png', 416, 208],
      ['image/png', 416, 208],
      ['image/jpeg', 160, 120],
      ['image/jpeg', 160, 120],
    ]);
    expect(images.slice(0, 2).map(({ mainColour }) => mainColour.hex)).toEqual(['#c81e1e', '#1e3cd2']);
    // A lossy film and a lossy picture of it: red at one second, blue at five.
    const [red, blue] = images.slice(2).map(({ mainColour }) => channels(mainColour.hex));
    expect(red?.[0]).toBeGreaterThan(150);
    expect(red?.[2]).toBeLessThan(90);
    expect(blue?.[2]).toBeGreaterThan(150);
    expect(blue?.[0]).toBeLessThan(90);
    const text = JSON.stringify(body);
    const lines = (await readFile(path.join(workspaceDir, 'src/prices.ts'), 'utf8')).split('\n').slice(1, 4).join('\n');
    expect(text).toContain('File src/prices.ts, lines 2-4 (selected by the user):');
    expect(text).toContain(JSON.stringify(lines).slice(1, -1));
    expect(text).toContain('The text of the file report.docx:');
    expect(text).toContain('line 79');
    await expect(panel.questions.last().locator('.sent-files .chip')).toHaveCount(5);
    await workbench.screenshot('attach-sent');
  });

  await test.step('a recording that the model does not take: the button chooses one that does', async () => {
    const sound = wav(1500);
    await dropFile(panel, 'hello.wav', 'audio/wav', sound);
    await expect(chip('hello.wav')).toContainText('does not take audio');
    await expectAccessible(panel.frame, 'an attachment is refused', 'glm-composer');
    await workbench.screenshot('attach-refused');
    const before = simulator.requests.length;
    await panel.send('What do you hear?');
    await expect(panel.frame.locator('.notice')).toContainText('does not take audio');
    await expect(panel.message).toHaveValue('What do you hear?');
    expect(simulator.requests.slice(before).filter(({ path: to }) => to.endsWith('/chat/completions'))).toEqual([]);
    await chip('hello.wav').getByRole('button', { name: 'Use GLM-4-Voice' }).click();
    await expect(chip('hello.wav')).not.toContainText('does not take');
    // The pictures of before stay behind: this model sees none.
    await panel.message.press('Enter');
    const request = await simulator.waitForRequest(({ attachments }) => attachments.length > 0);
    expect(request.attachments.map(({ kind, sha256: hash, seconds }) => [kind, hash, seconds])).toEqual([
      ['audio', sha256(sound), 1.5],
    ]);
  });
});

/** A file from the desktop, let go over the panel with Shift held. */
async function dropFile(panel: PanelView, name: string, type: string, bytes: Uint8Array): Promise<void> {
  await panel.frame.evaluate(
    ([fileName, mediaType, base64]) => {
      const data = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([data], fileName, { type: mediaType }));
      // Without Shift the editor takes the file for itself.
      const options = { dataTransfer, bubbles: true, cancelable: true, shiftKey: true };
      for (const event of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(event, options));
    },
    [name, type, Buffer.from(bytes).toString('base64')] as const,
  );
}

function channels(hex: string): number[] {
  const [, ...parts] = /^#(..)(..)(..)$/.exec(hex) ?? [];
  return parts.map(part => Number.parseInt(part, 16));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The colours that the editor paints these lines in, as `rgb(…)`. */
async function colourOfTokens(page: Page, code: readonly string[]): Promise<Set<string>> {
  const lines = page.locator('.editor-instance .view-line');
  const colours = await lines.evaluateAll((elements, wanted) => {
    const plain = (text: string | null): string => (text ?? '').replaceAll(/\s|·/g, '');
    const texts = new Set(wanted.map(plain));
    return elements
      .filter(element => texts.has(plain(element.textContent)))
      .flatMap(element => [...element.querySelectorAll('span[class*="mtk"]')])
      .filter(span => plain(span.textContent) !== '')
      .map(span => getComputedStyle(span).color);
  }, code);
  return new Set(colours);
}

function coloursOf({ data, channels }: { data: ArrayLike<number>; channels: number }): Set<string> {
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += channels) {
    colours.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
  }
  return colours;
}

function rgb(hex: string): string {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(hex) ?? [];
  return `rgb(${[r, g, b].map(part => Number.parseInt(part, 16)).join(', ')})`;
}

/** What the extension keeps of a picture, found by what the simulator says it received. */
async function storedPicture({ dataDir }: Workbench, sha256: string): Promise<Uint8Array> {
  const folder = path.join(dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat/pictures');
  const name = (await readdir(folder)).find(entry => entry.startsWith(sha256));
  if (!name) throw new Error('the picture that was sent is not the one that is stored');
  return readFile(path.join(folder, name));
}
