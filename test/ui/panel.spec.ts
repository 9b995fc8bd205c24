import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'fast-png';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

/** A picture of one colour with a band of another at its foot. */
function png(width: number, height: number, colour: readonly number[], band: readonly number[]): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = y < height * 0.8 ? colour : band;
    for (let x = 0; x < width; x++) data.set(row, (y * width + x) * 3);
  }
  return encode({ width, height, channels: 3, data });
}

/** Without white space: what a view is drawing at the moment may stand in another paragraph a moment later. */
function plain(text: string | null): string {
  return (text ?? '').replaceAll(/\s/g, '');
}

/** Per million tokens; high, so that a rounded amount still tells one sum from another. */
const price = { currency: 'CNY', input: 3000, cachedInput: 500, output: 20_000 };

/** The amount that stands behind the counts of a line of usage is the amount of those counts. */
function expectRightAmount(line: string): number {
  const [, input, cached = '0', output, amount] =
    /^Tokens: ([\d,]+) in(?: \(([\d,]+) cached\))?, ([\d,]+) out(?: \([\d,]+ thinking\))? · ¥([\d.,]+)$/.exec(line) ??
    [];
  const [i, c, o, paid] = [input, cached, output, amount].map(text => Number(text?.replaceAll(',', '')));
  const due = ((i ?? 0) - (c ?? 0)) * price.input + (c ?? 0) * price.cachedInput + (o ?? 0) * price.output;
  expect(paid, line).toBeCloseTo(due / 1e6, 2);
  return paid ?? 0;
}

test('a pasted picture is seen: its true size and main colour are in the streamed answer', async ({
  workbench,
  simulator,
}) => {
  const models = [{ id: 'glm-5v-turbo', label: 'GLM-5V-Turbo', input: ['text', 'image'], price }];
  const endpoint = { id: 'simulator', label: 'Simulator', baseUrl: `${simulator.url}/bigmodel`, dialect: 'bigmodel' };
  await workbench.open({ settings: { 'glm.endpoint.custom': [{ ...endpoint, models }] } });
  const panel = await PanelView.open(workbench);
  await panel.pastePicture(png(321, 123, [200, 30, 40], [20, 20, 220]));
  await expect(panel.tray).toContainText('321 × 123');
  await workbench.screenshot('panel-pasted');
  const hold = simulator.fault({ kind: 'hold', afterChunks: 60 });
  await panel.send('How large is this, and what colour?');
  await hold.reached;
  await expect(panel.lastText).toContainText('321 × 123');
  await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'true');
  await workbench.screenshot('panel-streaming');
  hold.release();
  await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
  await expect(panel.lastText).toContainText('Its main colour is red (#c81e28), 80.5% of the area.');
  const usage = panel.lastAnswer.locator('.answer-foot .usage');
  await expect(usage).toContainText('Tokens:');
  const first = expectRightAmount(await usage.innerText());
  await expect(panel.tray).toHaveCount(0);
  await workbench.screenshot('panel-answered');

  // And asked again about it, the picture goes along with the conversation.
  await panel.ask('And how high is it?');
  const asked = simulator.requests.filter(request => request.path.endsWith('/chat/completions'));
  expect(asked.map(request => request.images.map(image => [image.width, image.height]))).toEqual([
    [[321, 123]],
    [[321, 123]],
  ]);
  const both = first + expectRightAmount(await usage.innerText());
  const total = await panel.frame.locator('.conversation-usage').innerText();
  expect(total).toMatch(/^Conversation: [\d,]+ tokens · ¥[\d.,]+$/);
  expect(Number(total.split('¥')[1]?.replaceAll(',', ''))).toBeCloseTo(both, 1);
  await workbench.screenshot('panel-usage');

  // The ledger has the same, by day and model; what is cleared comes back.
  await workbench.runCommand('GLM: Show Usage');
  const row = workbench.quickInput.rows.filter({ hasText: 'GLM-5V-Turbo' });
  await expect(row).toContainText('Answers: 2');
  await expect(row).toContainText(total.split(' · ')[1] ?? 'an amount');
  await workbench.screenshot('usage');
  await workbench.quickInput.widget.getByRole('button', { name: 'Clear Usage…' }).click();
  await workbench.clickButton(workbench.dialog(), 'Clear');
  await workbench.clickButton(workbench.notification('The usage is cleared.'), 'Undo');
  await workbench.runCommand('GLM: Show Usage');
  await expect(row).toContainText('Answers: 2');
});

test('what came is kept: of an answer that is stopped, and over a reload of the window', async ({
  workbench,
  simulator,
}) => {
  await workbench.open();

  await test.step('stop keeps what came, and the endpoint sees the connection close', async () => {
    const panel = await PanelView.open(workbench);
    const hold = simulator.fault({ kind: 'hold', afterChunks: 40 });
    await panel.send('Say something long about a web shop, in a list.');
    const request = await hold.reached;
    await expect(panel.lastText).toContainText('simulator speaking');
    const came = plain(await panel.lastText.textContent());
    await panel.button('Stop').click();
    await expect(panel.lastAnswer).toContainText('Stopped');
    expect(await request.done).toBe('closed-early');
    expect(plain(await panel.lastText.textContent()).slice(0, came.length)).toBe(came);
    await workbench.screenshot('panel-stopped');

    // What came is part of the conversation: the next request tells the model.
    await panel.ask('Go on.');
    const body = simulator.requests.at(-1)?.body as { messages: { role: string; content: string }[] } | undefined;
    const messages = body?.messages ?? [];
    expect(messages.map(message => message.role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages[2]?.content.length).toBeGreaterThan(0);
  });

  await test.step('a reload of the window brings the conversation back, also the half of an answer', async () => {
    await workbench.runCommand('GLM: New Conversation');
    const panel = await PanelView.open(workbench);
    await expect(panel.answers).toHaveCount(0);
    await panel.pastePicture(png(90, 60, [20, 160, 60], [250, 250, 250]));
    await panel.ask('What colour is this?');
    const hold = simulator.fault({ kind: 'hold', afterChunks: 40 });
    await panel.send('Tell me more about it, at length.');
    await hold.reached;
    await expect(panel.lastText).toContainText('90 × 60');
    const [first, half = ''] = (await panel.frame.locator('.answer-text').allTextContents()).map(plain);

    await workbench.reload();
    const again = await PanelView.find(workbench);
    await expect(again.questions).toHaveCount(2);
    await expect(again.questions.first()).toContainText('What colour is this?');
    await expect(again.lastAnswer).toContainText('Stopped');
    const [firstAgain, halfAgain = ''] = (await again.frame.locator('.answer-text').allTextContents()).map(plain);
    expect(firstAgain).toBe(first);
    expect(halfAgain.slice(0, half.length)).toBe(half);
    const picture = again.questions.first().locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(90);
    await workbench.screenshot('panel-reloaded');
  });
});

test('the same answer streams into the side bar and an editor tab, and goes on when both are hidden', async ({
  workbench,
  simulator,
}) => {
  await workbench.open();
  const side = await PanelView.open(workbench);
  const tab = await PanelView.open(workbench, 'glm.panelEditor');
  const hold = simulator.fault({ kind: 'hold', afterChunks: 30 });
  await side.send('Explain in a few words what a cart is.');
  await hold.reached;
  for (const panel of [side, tab]) await expect(panel.lastText).not.toBeEmpty();
  await expect.poll(() => tab.lastText.textContent()).toBe(await side.lastText.textContent());
  await workbench.screenshot('panel-both');

  // Nobody looks: another view in the side bar, another tab in the editor.
  await workbench.explorer.show();
  await workbench.openFile('src/cart.ts');
  hold.release();
  expect(await (await hold.reached).done).toBe('complete');

  const sideAgain = await PanelView.open(workbench);
  await expect(sideAgain.lastAnswer).toHaveAttribute('aria-busy', 'false');
  const whole = await sideAgain.lastText.textContent();
  const tabAgain = await PanelView.open(workbench, 'glm.panelEditor');
  await expect.poll(() => tabAgain.lastText.textContent()).toBe(whole);

  // A new conversation, begun in one, shows in both.
  await workbench.runCommand('GLM: New Conversation');
  await expect(sideAgain.answers).toHaveCount(0);
  await expect(tabAgain.answers).toHaveCount(0);
  const stored = path.join(workbench.dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat/conversations');
  expect(await readdir(stored)).toHaveLength(1);

  // After a reload the tab is there by itself.
  await tabAgain.ask('Hello again.');
  await workbench.reload();
  // Which tab is in front, and its title, are as old as VS Code's last save of its layout: it comes by the minute.
  await workbench.tab(/Hello again|Explain in a few words/).click();
  const restored = await PanelView.find(workbench, 'glm.panelEditor');
  await expect(restored.questions).toContainText('Hello again.');
});
