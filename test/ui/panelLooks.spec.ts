// The panel in every light and width; the pictures are for people to look at. In Chinese: verbs.spec.ts.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/accessible.ts';
import { contrastSettings, showContrast } from '../support/contrast.ts';
import { expectPanelLooks } from '../support/panelLooks.ts';
import { PanelView } from '../support/panelView.ts';
import { dragPanelTo, expectRoom } from '../support/panelWidth.ts';
import { expect, test } from '../support/uiTest.ts';

test('looks: light-wide', async ({ workbench, workspaceDir }) => {
  await workbench.open({ theme: 'light' });
  const said = { question: 'What is on this picture?', makePage: 'Make a page' };
  await expectPanelLooks(workbench, { name: 'light-wide', place: 'glm.panelEditor', workspaceDir, ...said });
});

test('looks: high contrast, dark and light, in 320 pixels', async ({ workbench, workspaceDir }) => {
  await writeFile(path.join(workspaceDir, '.env'), 'TOKEN=secret\n');
  await workbench.open({ theme: 'hc', viewport: { width: 1000, height: 900 }, settings: contrastSettings });
  const { page } = workbench;
  let panel = await PanelView.open(workbench);
  await dragPanelTo(page, panel.frame, 320);

  /** What is shown now can be read in both and has room. */
  const look = async (state: string): Promise<void> => {
    for (const contrast of ['light', 'dark'] as const) {
      await showContrast(page, panel.frame, contrast);
      await workbench.screenshot(`contrast-${state.replaceAll(' ', '-')}-${contrast}`);
      await expectAccessible(panel.frame, `${state}, ${contrast}`);
    }
    await expectRoom(panel.frame, state);
  };
  const startOver = async (): Promise<void> => {
    await workbench.runCommand('GLM: New Conversation');
    panel = await PanelView.find(workbench);
  };
  const paste = async (name: string): Promise<void> =>
    panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots', name)));

  await test.step('the verbs behind a slash', async () => {
    await panel.message.click();
    await page.keyboard.type('/');
    await expect(panel.frame.getByRole('option', { name: /^Read Chart/ })).toBeVisible();
    await look('verbs');
    await panel.message.fill('');
  });

  await test.step('an answer with code, its lines linked', async () => {
    await paste('error-dialog.png');
    const answer = await panel.ask('/debug');
    await expect(answer.locator('code a.line-link').first()).toBeVisible();
    await expect(answer.locator('.code-block span[style]').first()).toBeVisible();
    await look('lines');
  });

  await test.step('what differs between two pictures', async () => {
    await startOver();
    await paste('summary-before.png');
    await paste('summary-after.png');
    const answer = await panel.ask('/compare');
    const rows = answer.getByRole('list', { name: 'Differences' }).getByRole('listitem');
    await expect(rows.first()).toContainText(/Medium – /);
    await rows.first().getByRole('button').first().focus();
    await look('differences');
  });

  await test.step('of names in a picture that would lie upon each other one is shown', async () => {
    await startOver();
    await paste('checkout.png');
    const answer = await panel.ask('/locate');
    await expect(answer.locator('.region')).toHaveCount(10);
    const tags = await answer.locator('.region-tag').evaluateAll(all =>
      all
        .filter(tag => getComputedStyle(tag).visibility === 'visible')
        .map(tag => tag.getBoundingClientRect())
        .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
    );
    expect(tags.length).toBeGreaterThan(5);
    expect(tags.length).toBeLessThan(10);
    const covered = tags.filter((tag, index) =>
      tags
        .slice(0, index)
        .some(
          other =>
            Math.min(tag.right, other.right) - Math.max(tag.left, other.left) > 4 &&
            Math.min(tag.bottom, other.bottom) - Math.max(tag.top, other.top) > 4,
        ),
    );
    expect(covered).toEqual([]);
    await look('names');
  });

  await test.step('pages of a document', async () => {
    await startOver();
    await workbench.explorer.contextMenu('media/delivery-terms.pdf', 'Attach File to GLM Chat');
    panel = await PanelView.find(workbench);
    await expect(panel.tray).toContainText('All 3 pages');
    const answer = await panel.ask('/doc what does it cost?');
    await expect(answer.getByRole('button', { name: '[p. 3]: show page 3' })).toBeVisible();
    await look('pages');
  });

  await test.step('the list of tools', async () => {
    await panel.button('Options').click();
    await panel.frame.getByRole('tab', { name: 'Tools' }).click();
    await panel.frame.getByRole('switch', { name: 'The model may use tools' }).check();
    const tops = await panel.frame.getByRole('tab').evaluateAll(tabs => tabs.map(tab => tab.clientHeight));
    expect(Math.max(...tops)).toBeLessThan(40);
    await look('tools');
    await page.keyboard.press('Escape');
  });

  await test.step('a call that is open, and one that waits for an answer', async () => {
    await panel.send('Both. `read_file {"path":"src/i18n/订单状态.ts"}` `read_file {"path":".env"}`');
    const calls = panel.lastAnswer.locator('.call');
    await expect(panel.lastAnswer.locator('.call-question')).toBeVisible();
    await calls.first().getByRole('button').first().click();
    await expect(calls.first().getByRole('region', { name: 'Result' })).toBeVisible();
    await look('calls');
  });
});
