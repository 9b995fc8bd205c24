import { expect, test } from '../support/uiTest.ts';
import { PanelView } from '../support/panelView.ts';

test('a film is handed from Chat to the panel, and answered with times that are links', async ({
  workbench,
  simulator,
}) => {
  await workbench.open();
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

  await test.step('the times of the answer are links', async () => {
    // The pictures that stand in for the film are taken before it can be sent.
    await expect(panel.tray).toContainText(/8 pictures/);
    await panel.message.click();
    await workbench.page.keyboard.press('Enter');
    const answer = panel.answers.first();
    await expect(answer).toHaveAttribute('aria-busy', 'false');
    const moments = answer.getByRole('button', { name: /show this moment/ });
    await expect(moments).toHaveCount(3);
    await workbench.screenshot('panel-video');
  });
});

test('Chat draws places into pictures and links the pages of documents', async ({ workbench }) => {
  await workbench.open({ theme: 'light' });

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
});
