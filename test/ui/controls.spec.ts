// Who answers, how it is asked, and what it gets to read: by mouse and keyboard, seen at the endpoint.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

/** A small model with a price, so that a conversation soon grows out of it. */
const models = [
  {
    id: 'glm-5.2',
    label: 'GLM-5.2',
    input: ['text'],
    tools: true,
    thinking: 'default-on',
    reasoningEfforts: ['none', 'low', 'high', 'max'],
    contextTokens: 6000,
    maxOutputTokens: 1000,
    price: { currency: 'CNY', input: 4, cachedInput: 1, output: 18 },
  },
  { id: 'glm-4.6v', label: 'GLM-4.6V', input: ['text', 'image'], thinking: 'default-on', contextTokens: 131_072 },
];

interface Body {
  messages: readonly { role: string; content: unknown }[];
  [field: string]: unknown;
}

test('what is chosen for a model is sent, and a conversation that outgrows it is told so', async ({
  workbench,
  simulator,
}) => {
  const endpoint = { id: 'simulator', label: 'Simulator', baseUrl: `${simulator.url}/bigmodel`, dialect: 'bigmodel' };
  await workbench.open({ settings: { 'glm.endpoint.custom': [{ ...endpoint, models }] } });
  const panel = await PanelView.open(workbench);
  const { frame } = panel;
  const { keyboard }: Page = workbench.page;
  const asked = (): Body => simulator.requests.findLast(({ path }) => path.endsWith('/completions'))?.body as Body;

  await test.step('the model is found by typing, with what it can do and costs', async () => {
    await frame.getByRole('button', { name: /^Model:/ }).click();
    const picker = frame.getByRole('dialog', { name: 'Model' });
    await expect(picker.getByRole('combobox')).toBeFocused();
    await expect(picker.getByRole('option', { name: /^GLM-5\.2/ })).toHaveAccessibleName(
      /uses tools.*thinks first.*6K context · ¥4 in, ¥18 out per 1M tokens/,
    );
    await workbench.screenshot('controls-models');
    await expectAccessible(frame, 'the models are listed');
    await keyboard.type('sees pict 4.6v');
    await expect(picker.getByRole('option').first()).toHaveAccessibleName(/^GLM-4\.6V\b.*sees pictures/);
    await keyboard.press('Escape');
    await expect(picker).toBeHidden();
    await expect(frame.getByRole('button', { name: /^Model:/ })).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.type('5.2');
    await keyboard.press('Enter');
    await expect(frame.getByRole('button', { name: 'Model: GLM-5.2' })).toBeFocused();
  });

  await test.step('the degree of thinking is chosen by keyboard', async () => {
    await frame.getByRole('button', { name: /^Thinking:/ }).focus();
    await keyboard.press('Enter');
    await expect(frame.getByRole('listbox', { name: 'Thinking' })).toBeFocused();
    await workbench.screenshot('controls-thinking');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(frame.getByRole('button', { name: 'Thinking: High' })).toBeVisible();
  });

  await test.step('options are checked as they are written, and kept', async () => {
    await panel.button('Options').click();
    const drawer = frame.getByRole('dialog', { name: 'Options' });
    const field = drawer.getByRole('textbox', { name: /^Temperature/ });
    await field.fill('7');
    await field.press('Tab');
    await expect(drawer.getByRole('alert').filter({ hasText: 'Allowed: 0 to 1' })).toBeVisible();
    await workbench.screenshot('controls-options');
    await expectAccessible(frame, 'an option is out of its range');
    await field.fill('0.3');
    await field.press('Tab');
    await expect(drawer.getByRole('alert').filter({ hasText: 'Allowed' })).toHaveCount(0);
    await drawer.getByRole('textbox', { name: /^Top P/ }).fill('0,9');
    await drawer.getByRole('textbox', { name: 'Longest answer' }).fill('700');
    await drawer.getByRole('textbox', { name: 'Stop at this text' }).fill('THE END');
    await drawer.getByRole('checkbox', { name: 'Answer as JSON' }).check();
    await drawer.getByRole('checkbox', { name: 'Answer as JSON' }).uncheck();

    await drawer.getByRole('tab', { name: 'Answer' }).press('ArrowRight');
    await expect(drawer.getByRole('tab', { name: 'Tools' })).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(drawer.getByRole('tab', { name: 'System Prompt' })).toBeFocused();
    const system = drawer.getByRole('textbox', { name: 'Built in' });
    await expect(system).toHaveValue(/You are GLM/);
    await system.fill('Answer like a pirate.');
    await workbench.screenshot('controls-system');
    await drawer.getByRole('button', { name: 'Use in This Conversation' }).click();
    await expect(drawer.getByRole('textbox', { name: 'Of this conversation alone' })).toHaveValue(
      'Answer like a pirate.',
    );
    await keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  await test.step('all of it is in the request', async () => {
    await panel.ask('Ahoy, what can you do?');
    expect(asked()).toMatchObject({
      model: 'glm-5.2',
      temperature: 0.3,
      top_p: 0.9,
      max_tokens: 700,
      stop: ['THE END'],
      reasoning_effort: 'high',
      messages: [
        { role: 'system', content: 'Answer like a pirate.' },
        { role: 'user', content: 'Ahoy, what can you do?' },
      ],
    });
    expect(asked()).not.toHaveProperty('response_format');
    const endpointButton = frame.getByRole('button', { name: 'Endpoint: Simulator' });
    await expect(endpointButton).toHaveAccessibleDescription('answered last time');
  });

  await test.step('a prompt of one’s own comes by a slash, filled in', async () => {
    await workbench.openFile('src/prices.ts');
    await workbench.selectLines(2, 4);
    await panel.button('Options').click();
    const drawer = frame.getByRole('dialog', { name: 'Options' });
    await drawer.getByRole('tab', { name: 'Prompts' }).click();
    await drawer.getByRole('button', { name: 'New Prompt' }).click();
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Rhyme');
    await drawer.getByRole('textbox', { name: 'Text' }).fill('As a rhyme about {{topic}}:\n');
    await drawer.getByRole('button', { name: '{{selection}}' }).click();
    await workbench.screenshot('controls-prompt');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByRole('button', { name: 'Delete “Translate”' }).click();
    await expect(drawer.getByRole('button', { name: 'Undo' })).toBeFocused();
    await expect(drawer.getByRole('button', { name: /^Translate/ })).toHaveCount(0);
    await keyboard.press('Enter');
    await expect(drawer.getByRole('button', { name: /^Translate/ })).toBeVisible();
    await workbench.screenshot('controls-prompts');
    await expectAccessible(frame, 'the prompts are listed');
    await drawer.getByRole('button', { name: 'Close' }).click();

    await panel.message.click();
    await keyboard.type('/rhy');
    await expect(frame.getByRole('listbox', { name: 'Commands and prompts' }).getByRole('option')).toHaveCount(1);
    await workbench.screenshot('controls-slash');
    await expectAccessible(frame, 'prompts are offered');
    await keyboard.press('Enter');
    await expect(panel.message).toHaveValue(/^As a rhyme about \{\{topic\}\}:\n```typescript\n/);
    // The place that is the user's own is selected, to be written over.
    await keyboard.type('prices');
    await expect(panel.message).toHaveValue(/^As a rhyme about prices:\n```typescript\n/);
    await panel.message.fill('');
  });

  await test.step('the meter tells what the next question takes', async () => {
    const meter = frame.getByRole('button', { name: /^Context:/ });
    await expect(meter).toContainText('%');
    const before = await meter.innerText();
    await panel.message.fill('word '.repeat(2000));
    await expect(meter).not.toHaveText(before);
    await meter.click();
    const details = frame.getByRole('dialog', { name: 'Context' });
    await expect(details.getByRole('row', { name: 'Kept free for the answer 700' })).toBeVisible();
    await expect(details).toContainText(/Reading this\s*¥0\.0\d+/);
    await expect(details).toContainText(/Today\s*[\d,]+ tokens · ¥/);
    await workbench.screenshot('controls-meter');
    await expectAccessible(frame, 'the context is told');
    await keyboard.press('Escape');
  });

  await test.step('what does not fit is left out, marked and said', async () => {
    await panel.ask('word '.repeat(2000));
    await panel.ask('filler '.repeat(2200));
    const note = panel.lastAnswer.locator('.answer-note');
    await expect(note.first()).toContainText('its first 4 messages were left out');
    const { messages } = asked();
    expect(messages).toHaveLength(2);
    expect(messages[1]?.content).toMatch(/^\[The conversation began earlier;[^\]]*\]\n\nfiller filler/);
    await expect(frame.locator('.context-mark')).toHaveText('The model no longer reads what stands above');
    await frame.locator('.context-mark').scrollIntoViewIfNeeded();
    await workbench.screenshot('controls-left-out');
  });
});

test('controls in Chinese, light and wide; what was set is there after a reload', async ({ workbench, simulator }) => {
  await workbench.open({ theme: 'light', locale: 'zh-cn' });
  let panel = await PanelView.open(workbench, 'glm.panelEditor');
  await panel.frame.getByRole('button', { name: /^端点/ }).click();
  const endpoints = panel.frame.getByRole('dialog', { name: '端点' });
  await expect(endpoints.getByRole('option', { name: /Z\.ai Coding Plan.*尚无 API 密钥/ })).toBeVisible();
  await workbench.screenshot('controls-endpoints-chinese');
  await expectAccessible(panel.frame, 'the endpoints are listed');
  await workbench.page.keyboard.press('Escape');

  await test.step('a list that cannot be had says why, and the button works again', async () => {
    await panel.frame.getByRole('button', { name: /^模型/ }).click();
    simulator.fault({ kind: 'status', status: 401, code: '1000', match: { path: 'models' } });
    await panel.button('刷新模型').click();
    await expect(panel.frame.getByRole('alert').filter({ hasText: 'API 密钥' })).toBeVisible();
    await expect(panel.button('刷新模型').locator('.codicon-modifier-spin')).toHaveCount(0);
    await workbench.page.keyboard.press('Escape');
  });

  await panel.button('选项').click();
  const drawer = panel.frame.getByRole('dialog', { name: '选项' });
  await drawer.getByRole('textbox', { name: /^温度/ }).fill('0.5');
  await drawer.getByRole('textbox', { name: /^温度/ }).press('Tab');
  await expect(drawer.getByRole('button', { name: '全部重置' })).toBeVisible();
  await workbench.screenshot('controls-options-chinese');
  await expectAccessible(panel.frame, 'the options in Chinese');
  await drawer.getByRole('tab', { name: '系统提示词' }).click();
  await drawer.getByRole('textbox', { name: '内置' }).fill('用文言文回答。');
  await drawer.getByRole('button', { name: '设为我的默认' }).click();
  await expect(drawer.getByRole('textbox', { name: '我的默认提示词' })).toHaveValue('用文言文回答。');

  await workbench.reload();
  panel = await PanelView.find(workbench, 'glm.panelEditor');
  await panel.ask('你好');
  expect(simulator.requests.findLast(({ path }) => path.endsWith('/completions'))?.body).toMatchObject({
    temperature: 0.5,
    messages: [{ content: '用文言文回答。' }, { content: '你好' }],
  });
});
