// Questions and answers: branches, editing, going on, quoting, many of them.
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { lengthenConversation } from '../support/longConversation.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const chatRequests = (simulator: { requests: readonly { path: string; body: unknown }[] }) =>
  simulator.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ body }) => body as { model: string; messages: { role: string; content: string }[] });

/** The words of the model: the bars of code blocks count lines a moment later. */
const saidIn = (text: Locator): Promise<string | null> =>
  text.evaluate(element => {
    const copy = element.cloneNode(true) as Element;
    for (const bar of copy.querySelectorAll('.code-header')) bar.remove();
    return copy.textContent;
  });

/** A button of a turn's tools; they show when the pointer is over the turn. */
async function press(turn: Locator, name: string): Promise<void> {
  await turn.hover();
  await turn.getByRole('button', { name, exact: true }).click();
}

test('turns: other versions, going on, quoting, and answers that go on unseen', async ({ workbench, simulator }) => {
  await workbench.open();
  const panel = await PanelView.open(workbench);
  const { keyboard, mouse } = workbench.page;
  const place = (turn: Locator): Locator => turn.locator('.branch-place');

  await test.step('an answer is stopped', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 70 });
    await panel.send('Tell me about the web shop.');
    await hold.reached;
    await expect(panel.lastText).toContainText('Role');
    await panel.button('Stop').click();
    await expect(panel.lastAnswer).toContainText('Stopped');
    await workbench.screenshot('turns-stopped');
  });

  await test.step('the newest text stays in view while things above it change their height, until the user scrolls', async () => {
    const log = panel.frame.locator('.log');
    const toEnd = (): Promise<number> =>
      log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => Math.round(scrollHeight - scrollTop - clientHeight));
    /** Heights of what stands above, each with a layout of its own, all before the next frame. */
    const make = (heightsPx: readonly number[]): Promise<void> =>
      log.evaluate(async (element, heights) => {
        const first = element.querySelector<HTMLElement>('.turn');
        for (const height of heights) {
          if (first) first.style.minHeight = `${height}px`;
          element.getBoundingClientRect();
        }
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      }, heightsPx);
    await make([1500]);
    await expect.poll(toEnd).toBeLessThan(2);
    await make([1470, 1700]);
    await expect.poll(toEnd).toBeLessThan(2);
    await log.hover();
    await mouse.wheel(0, -60);
    await expect(panel.button('Jump to latest')).toBeVisible();
    await make([1600, 1900]);
    expect(await toEnd()).toBeGreaterThan(40);
    await panel.button('Jump to latest').click();
    await expect.poll(toEnd).toBeLessThan(2);
    await expect(panel.button('Jump to latest')).toHaveCount(0);
    await make([0]);
  });

  await test.step('it goes on where it stopped, without a seam', async () => {
    await panel.lastAnswer.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(panel.lastText).toContainText('Attach a screenshot to get its size');
    await expect(panel.answers).toHaveCount(1);
    // It is the text that comes without any stop, letter for letter.
    const joined = await saidIn(panel.lastText);
    await press(panel.lastAnswer, 'Ask Again');
    await expect(place(panel.lastAnswer)).toHaveText('2 / 2');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(await saidIn(panel.lastText)).toBe(joined);
    await workbench.screenshot('turns-branches');
  });

  await test.step('another model answers once, and the chosen one stays chosen', async () => {
    const chosen = chatRequests(simulator).at(-1)?.model;
    await press(panel.lastAnswer, 'Ask Another Model');
    const models = panel.frame.getByRole('menu', { name: 'Ask Another Model' });
    await expect(models).toBeVisible();
    await workbench.screenshot('turns-models');
    await models.getByRole('menuitem').filter({ hasText: 'sees pictures' }).first().click();
    await expect(place(panel.lastAnswer)).toHaveText('3 / 3');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(chatRequests(simulator).at(-1)?.model).not.toBe(chosen);
    await panel.ask('And who are you?');
    expect(chatRequests(simulator).at(-1)?.model).toBe(chosen);
  });

  await test.step('a question is edited in its place, by keyboard, and becomes a branch', async () => {
    const question = panel.questions.last();
    await question.focus();
    await question.getByRole('button', { name: 'Edit and Ask Again' }).focus();
    await keyboard.press('Enter');
    const field = panel.frame.getByRole('textbox', { name: 'Edit the question' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('And who are you?');
    await workbench.screenshot('turns-edit');
    await field.fill('given up');
    await keyboard.press('Escape');
    await expect(question).toContainText('And who are you?');
    await expect(question.getByRole('button', { name: 'Edit and Ask Again' })).toBeFocused();
    await keyboard.press('Enter');
    await field.fill('And what can you do?');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(panel.questions.last()).toContainText('And what can you do?');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(place(panel.questions.last())).toHaveText('2 / 2');
    expect(
      chatRequests(simulator)
        .at(-1)
        ?.messages.map(({ role }) => role),
    ).toEqual(['system', 'user', 'assistant', 'user']);
    // Back to the first version, with its answer, by keyboard.
    await panel.questions.last().getByRole('button', { name: 'Earlier Version' }).focus();
    await keyboard.press('Enter');
    await expect(panel.questions.last()).toContainText('And who are you?');
    await expect(place(panel.questions.last())).toHaveText('1 / 2');
    await expect(panel.questions.last().getByRole('button', { name: 'Earlier Version' })).toBeFocused();
  });

  await test.step('an answer goes on in a branch that is not shown, and its end is told', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 40 });
    await press(panel.lastAnswer, 'Ask Again');
    await hold.reached;
    await expect(panel.lastText).not.toBeEmpty();
    await press(panel.lastAnswer, 'Earlier Version');
    await expect(place(panel.lastAnswer)).toHaveText('1 / 2');
    const shown = await panel.lastText.textContent();
    // Another question can be asked here meanwhile.
    await panel.ask('Do you hear me?');
    await expect(panel.button('Send')).toBeVisible();
    hold.release();
    const notice = panel.frame.locator('.notice');
    await expect(notice).toContainText('An answer in another version is complete.');
    expect(await panel.answers.nth(1).locator('.answer-text').textContent()).toBe(shown);
    await workbench.screenshot('turns-ended-elsewhere');
    await notice.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(place(panel.lastAnswer)).toHaveText('2 / 2');
    await expect(panel.lastText).toContainText('Attach a screenshot to get its size');
    await expect(notice).toHaveCount(0);
  });

  await test.step('what is selected is quoted, and an answer is copied with its question', async () => {
    await panel.lastText.locator('li').last().selectText();
    const quote = panel.frame.locator('.quote-button');
    await expect(quote).toBeVisible();
    await workbench.screenshot('turns-quote');
    await quote.click();
    await expect(panel.message).toHaveValue(/^> Select some code .*\n\n$/);
    await panel.message.fill('');
    await panel.lastAnswer.hover();
    await panel.lastAnswer.getByRole('button', { name: 'More', exact: true }).click();
    await panel.frame.getByRole('menuitem', { name: 'Copy with Question' }).click();
    await expect
      .poll(() => workbench.page.evaluate('navigator.clipboard.readText()'))
      .toMatch(/^\*\*You\*\*\n\nAnd who are you\?\n\n---\n\n\*\*.*\*\*\n\n## The conversation so far/);
  });

  await test.step('arrow keys go from turn to turn', async () => {
    await panel.questions.last().focus();
    await keyboard.press('ArrowUp');
    await expect(panel.answers.first()).toBeFocused();
  });

  await test.step('the branch that is shown is shown again after a reload', async () => {
    const texts = await panel.questions.locator('.said').allTextContents();
    await workbench.reload();
    const again = await PanelView.find(workbench);
    await expect(again.questions).toHaveCount(texts.length);
    expect(await again.questions.locator('.said').allTextContents()).toEqual(texts);
    await expect(place(again.lastAnswer)).toHaveText('2 / 2');
  });
});

test('turns: two thousand of them, in Chinese and high contrast', async ({ workbench }) => {
  await workbench.open({ theme: 'hc', locale: 'zh-cn' });
  const first = await PanelView.open(workbench);
  await first.ask('你好，请介绍一下购物车。');
  await lengthenConversation(workbench.dataDir, 2000);
  await workbench.reload();
  let panel = await PanelView.find(workbench);
  const { keyboard, mouse } = workbench.page;
  const log = (): Locator => panel.frame.locator('.log');
  const places = (): Locator => panel.frame.locator('.turn-place');
  const drawn = (): Locator => panel.frame.locator('.turn');
  /** Marks what a reader has before the eyes; where it stands, in pixels below the upper edge of the view. */
  const mark = (): Promise<number> =>
    log().evaluate(element => {
      const { left, top, width } = element.getBoundingClientRect();
      element.querySelector('[data-marked]')?.removeAttribute('data-marked');
      // A point may fall between two blocks, or beside a short question.
      const block = Array.from({ length: 30 }, (_, step) => 40 + step * 20)
        .map(y => document.elementFromPoint(left + width / 2, top + y)?.closest('.answer-text > div, .said'))
        .find(found => found);
      block?.toggleAttribute('data-marked', true);
      return Math.round((block?.getBoundingClientRect().top ?? Number.NaN) - top);
    });
  const markedTop = (): Promise<number> =>
    log().evaluate(element => {
      const marked = element.querySelector('[data-marked]');
      return Math.round((marked?.getBoundingClientRect().top ?? Number.NaN) - element.getBoundingClientRect().top);
    });
  /** But for half pixels. */
  const expectMarkedAt = (top: number): Promise<void> =>
    expect.poll(async () => Math.abs((await markedTop()) - top)).toBeLessThan(2);
  /** The first turn that is in view, by its number, and where it stands. */
  const place = (): Promise<{ index: number; top: number }> =>
    log().evaluate(element => {
      const frame = element.getBoundingClientRect();
      const all = [...element.querySelectorAll('.turn-place')];
      const index = all.findIndex(candidate => candidate.getBoundingClientRect().bottom > frame.top + 1);
      return { index, top: Math.round((all[index]?.getBoundingClientRect().top ?? Number.NaN) - frame.top) };
    });

  await test.step('it opens at its end, and only what is near is drawn', async () => {
    await expect(panel.lastText).toContainText('Answer 1000');
    await expect(panel.lastAnswer).toBeInViewport();
    await expect(places()).toHaveCount(2002);
    expect(await drawn().count()).toBeLessThan(60);
    await expectAccessible(panel.frame, 'a long conversation');
    // What is not drawn is there to be read aloud and to be found, in its order.
    await expect(places().nth(1001)).toContainText('Point 3 of answer 500');
  });

  await test.step('nothing jumps while what stands above comes into view and gets its height', async () => {
    await log().hover();
    for (let turn = 0; turn < 12; turn++) {
      const top = await mark();
      await mouse.wheel(0, -600);
      await expectMarkedAt(top + 600);
    }
    await expect(panel.button('跳到最新')).toBeVisible();
    await workbench.screenshot('turns-long-hc-zh');
  });

  await test.step('the keyboard reaches the beginning, and goes from turn to turn', async () => {
    await log().focus();
    await keyboard.press('Home');
    await expect(panel.questions.first()).toBeInViewport();
    await expect(panel.questions.first()).toContainText('你好');
    await panel.questions.first().focus();
    await keyboard.press('ArrowDown');
    await expect(panel.answers.first()).toBeFocused();
    await workbench.screenshot('turns-long-beginning');
  });

  await test.step('a reload comes back to where one was reading', async () => {
    await log().hover();
    for (let turn = 0; turn < 6; turn++) {
      const top = await mark();
      await mouse.wheel(0, 500);
      await expectMarkedAt(top - 500);
    }
    const before = await place();
    // Remembered a moment after the last movement; there is nothing to see of that.
    await expect
      .poll(async () => {
        await workbench.reload();
        panel = await PanelView.find(workbench);
        await expect(places()).toHaveCount(2002);
        return place();
      })
      .toEqual(before);
    await expect(drawn().first()).toBeVisible();
  });

  await test.step('a new question leads to the end', async () => {
    await panel.ask('还有什么？');
    await expect(panel.lastAnswer).toBeInViewport();
    await expect(places()).toHaveCount(2004);
    await workbench.screenshot('turns-long-asked');
  });
});
