import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { matroska } from '../support/attachmentFiles.ts';
import { expect, test } from '../support/uiTest.ts';
import { PanelView } from '../support/panelView.ts';
import { webviewFrame } from '../support/webviewFrame.ts';

test('what is asked of films, documents and pictures is answered with links into them', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  test.slow();
  await workbench.open();

  await test.step('films and documents are answered with links into them, and pictures with what differs', async () => {
    const chats = () => simulator.requests.filter(({ path }) => path.endsWith('/chat/completions'));
    let panel: PanelView;

    await test.step('Chat hands a film that the endpoint does not take to the panel, with the question', async () => {
      const answer = await workbench.chat.ask('@glm /video `media/payment.webm` where does it fail?');
      await answer.getByRole('button', { name: 'Open in the GLM Panel' }).click();
      panel = await PanelView.find(workbench);
      await expect(panel.message).toHaveValue('/video where does it fail?');
      await expect(panel.tray).toContainText('payment.webm');
      expect(chats()).toEqual([]);
    });

    await test.step('a film that the endpoint does take is answered in Chat, and each moment opens it there', async () => {
      const webm = await readFile(path.join(workspaceDir, 'media/payment.webm'));
      await writeFile(path.join(workspaceDir, 'media/payment.mkv'), matroska(webm));
      await workbench.chat.startOver();
      const answer = await workbench.chat.ask('@glm /video `media/payment.mkv` and what is at [0:04]?');
      await expect(answer).toContainText('Show in the film:');
      const moment = answer.locator('a').filter({ hasText: /^0:04$/ });
      await expect(moment).toBeVisible();
      await workbench.screenshot('chat-video');
      await moment.click();
      const shown = (await webviewFrame(workbench.page, 'glm.film')).locator('video');
      await expect.poll(() => shown.evaluate((video: HTMLVideoElement) => video.currentTime)).toBe(4);
      await workbench.screenshot('chat-video-moment');
      await expect(workbench.tab('payment.mkv')).toBeVisible();
      panel = await PanelView.find(workbench);
    });

    await test.step('a moment of the answer opens the film there', async () => {
      // The pictures that stand in for the film are taken before it can be sent.
      await expect(panel.tray).toContainText(/8 pictures/);
      await panel.message.click();
      await workbench.page.keyboard.press('Enter');
      const answer = panel.answers.first();
      await expect(answer).toHaveAttribute('aria-busy', 'false');
      const moments = answer.getByRole('button', { name: /show this moment/ });
      await expect(moments).toHaveCount(3);
      await workbench.screenshot('panel-video');
      const wanted = await moments.last().textContent();
      await moments.last().focus();
      await workbench.page.keyboard.press('Enter');
      const film = panel.frame.locator('dialog video');
      await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(3.5);
      expect(wanted).toMatch(/^\[0:0[4-6]\]$/);
      await workbench.screenshot('panel-video-moment');
      await workbench.page.keyboard.press('Escape');
      await expect(film).toHaveCount(0);
    });

    await test.step('a page of the answer opens the document there', async () => {
      await workbench.runCommand('GLM: New Conversation');
      await workbench.explorer.contextMenu('media/delivery-terms.pdf', 'Attach File to GLM Chat');
      // The Explorer stood where the panel is.
      panel = await PanelView.find(workbench);
      await expect(panel.tray).toContainText('All 3 pages');
      const answer = await panel.ask('/doc what does it cost?');
      await answer.getByRole('button', { name: 'Show page 3' }).click();
      const dialog = panel.frame.getByRole('dialog', { name: 'delivery-terms.pdf' });
      await expect(dialog.locator('[data-page="3"]')).toBeInViewport();
      await expect(dialog.locator('.is-shown')).toHaveCount(1);
      await workbench.screenshot('panel-doc-page');
      await workbench.page.keyboard.press('Escape');
    });

    await test.step('two pictures are compared in a list, whose rows show their boxes in both', async () => {
      await workbench.runCommand('GLM: New Conversation');
      for (const name of ['summary-before', 'summary-after']) {
        await workbench.explorer.contextMenu(`screenshots/${name}.png`, 'Attach File to GLM Chat');
        panel = await PanelView.find(workbench);
      }
      await expect(panel.tray).toContainText(['summary-before.png', 'summary-after.png']);
      await expect(panel.tray.last()).toHaveClass(/is-ready/);
      const answer = await panel.ask('/compare');
      const rows = answer.getByRole('list', { name: 'Differences' }).getByRole('listitem');
      await expect(rows.first()).toContainText(/^\s*1\s*(High|Medium|Low) – .*measured: /s);
      const count = await rows.count();
      const row = rows.first().getByRole('button', { name: /High|Medium|Low/ });
      await row.focus();
      const linked = answer.locator('.region.is-linked');
      await expect(linked.first()).toBeVisible();
      const pictures = answer.locator('.region-figure');
      await expect(pictures).toHaveCount(2);
      // The same numbers in the list and in both pictures.
      const numbers = new Set(await answer.locator('.region-tag').allTextContents());
      for (const number of numbers) expect(Number(number)).toBeLessThanOrEqual(count);
      await workbench.screenshot('panel-compare');
      await workbench.page.keyboard.press('Enter');
      const full = panel.frame.locator('dialog .region:focus');
      await expect(full).toHaveAttribute('aria-label', /^Region 1: /);
      await workbench.screenshot('panel-compare-full');
      await workbench.page.keyboard.press('Escape');
      await expect(full).toBeHidden();
    });

    await test.step('an error in a screenshot is answered with the lines that it names', async () => {
      await workbench.runCommand('GLM: New Conversation');
      await workbench.explorer.contextMenu('screenshots/error-dialog.png', 'Attach File to GLM Chat');
      // The Explorer stood where the panel is.
      panel = await PanelView.find(workbench);
      await expect(panel.tray.last()).toHaveClass(/is-ready/);
      const answer = await panel.ask('/debug');
      await expect(answer).toContainText('src/cart.ts:45');
      await workbench.screenshot('panel-debug');
      // A line that the answer names is a link to it.
      await answer.locator('a.line-link').filter({ hasText: 'src/checkout.ts:52' }).click();
      await expect(workbench.tab('checkout.ts')).toBeVisible();
      await expect(workbench.statusBarItem(/Ln 52/)).toBeVisible();
      await answer.getByRole('button', { name: /^Open One of \d+ Places…$/ }).click();
      await workbench.quickInput.pick('src/cart.ts:45');
      await expect(workbench.tab(/cart\.ts/)).toBeVisible();
    });
  });

  await test.step('Chat draws places into pictures and links the pages of documents', async () => {
    await workbench.closeEditors();
    await workbench.changeTheme('light');
    await workbench.chat.open();
    await workbench.chat.startOver();

    await test.step('places are drawn into the picture, which opens in full', async () => {
      const answer = await workbench.chat.ask('@glm /locate `screenshots/checkout.png`');
      const drawn = answer.getByRole('img', { name: 'checkout with places' });
      await expect(drawn).toBeVisible();
      await expect.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
      await expect(answer).toContainText(/button 1 at \d+, \d+: \d+ × \d+ pixels/);
      await workbench.screenshot('chat-locate');
      await answer.getByRole('button', { name: 'Open in Full' }).click();
      await expect(workbench.tab(/\.png/)).toBeVisible();
    });

    await test.step('a document is answered with links to its pages', async () => {
      await workbench.chat.startOver();
      const answer = await workbench.chat.ask('@glm /doc `media/delivery-terms.pdf` what does it cost?');
      await expect(answer).toContainText('[p. 2]');
      await workbench.screenshot('chat-doc');
      await answer.getByText('Page 2', { exact: true }).click();
      await expect(workbench.tab(/\.png/)).toBeVisible();
    });

    await test.step('what is read off pictures is opened by a button: code, figures, a diagram', async () => {
      const wanted = { timeout: 60_000 };
      const { page } = workbench;
      await workbench.chat.startOver();
      await workbench.chat.ask('@glm /ocr `screenshots/shipping-code.png`', { wait: false });
      await workbench.chat.lastAnswer.getByRole('button', { name: 'Open as Document' }).click(wanted);
      await expect(page.locator('.editor-group-container.active .view-lines').first()).toContainText('class Parcel:');
      await workbench.chat.startOver();
      await workbench.chat.ask('@glm /chart `screenshots/orders-chart.png`', { wait: false });
      await workbench.chat.lastAnswer.getByRole('button', { name: 'Open as CSV' }).click(wanted);
      await expect(page.locator('.editor-group-container.active .view-lines').first()).toContainText(',');
      await workbench.chat.startOver();
      await workbench.chat.ask('@glm /diagram `screenshots/order-flow.png`');
      const opened = page.locator('.view-lines').filter({ hasText: 'flowchart' }).first();
      // Chat draws the diagram above the button, which moves down by that.
      await expect(async () => {
        await workbench.chat.lastAnswer.getByRole('button', { name: 'Open with Drawing' }).click();
        await expect(opened).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: 30_000 });
      await workbench.screenshot('chat-diagram');
    });
  });
});
