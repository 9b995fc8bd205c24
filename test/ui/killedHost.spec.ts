// What stays when the extension host dies in the middle of an answer, in a window that holds ten thousand conversations.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';
import { writeConversations } from '../support/writeConversations.ts';

/** What the model has said, without the panel's own words over a table. */
const said = (panel: PanelView): Promise<string> =>
  panel.lastText.evaluate(text => {
    const copy = text.cloneNode(true) as Element;
    for (const bar of copy.querySelectorAll('.table-bar')) bar.remove();
    return copy.textContent ?? '';
  });
/** Letters and digits alone: what a view is drawing is a line with bars at one moment and a table at the next. */
const plain = (text: string | null): string => (text ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The extension says in a file of its own that its window is open, and in which process it runs. */
async function hostPid(storage: string): Promise<number> {
  const folder = path.join(storage, 'windows');
  const pids: number[] = [];
  for (const name of (await readdir(folder).catch(() => [])).filter(entry => entry.endsWith('.json'))) {
    const { pid } = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as { pid: number };
    if (isAlive(pid)) pids.push(pid);
  }
  const [pid] = pids;
  if (pid === undefined || pids.length > 1) throw new Error(`${pids.length} extension hosts have a window`);
  return pid;
}

test('killing the extension host loses no conversation, and of an answer its last moment', async ({
  workbench,
  simulator,
}) => {
  const storage = path.join(workbench.dataDir, 'data/User/globalStorage/glm-chat-vision.glm-chat');
  const folder = path.join(storage, 'conversations');
  writeConversations(folder, 10_000, 40, 0.1);
  const old = { atMs: Date.UTC(2023, 5, 1), id: '20230601t000000000-00000000000a' };
  const lines = [
    { record: 'conversation', version: 1, id: old.id, atMs: old.atMs },
    { record: 'user-turn', id: 'u', parentId: null, atMs: old.atMs, text: '一只 Quokka 是什么？', attachments: [] },
  ];
  await writeFile(path.join(folder, `${old.id}.jsonl`), lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  await workbench.open();
  let panel = await PanelView.open(workbench);
  const rows = () => panel.frame.getByRole('grid', { name: 'Conversations' }).getByRole('row');
  const search = () => panel.frame.getByRole('searchbox', { name: 'Search Conversations' });

  await test.step('ten thousand conversations are listed and searched, the oldest among them', async () => {
    await workbench.runCommand('GLM: Show Conversations');
    await expect(rows().first()).toBeVisible();
    await search().fill('quokka 什么');
    await expect(rows()).toHaveCount(1, { timeout: 90_000 });
    await expect(rows().locator('mark').first()).toHaveText('Quokka');
    await workbench.screenshot('conversations-of-10000');
    await rows().click();
    await expect(panel.questions).toContainText('Quokka');
  });

  for (const kill of [1, 2, 3]) {
    await test.step(`kill ${kill}`, async () => {
      await workbench.runCommand('GLM: New Conversation');
      await expect(panel.questions).toHaveCount(0);
      simulator.pace({ chunkDelayMs: 25 });
      const hold = simulator.fault({ kind: 'hold', afterChunks: 200 });
      await panel.send(`Question ${kill}: say something long about a web shop, in a list.`);
      await expect(panel.lastText).not.toBeEmpty();
      const before = plain(await said(panel));
      // Some hundred pieces later, which took seconds.
      await hold.reached;
      process.kill(await hostPid(storage), 'SIGKILL');
      hold.release();
      await workbench.reload();
      panel = await PanelView.find(workbench);
      await expect(panel.questions).toHaveCount(1);
      await expect(panel.questions).toContainText(`Question ${kill}: say something long`);
      await expect(panel.lastAnswer).toContainText('Stopped');
      expect(plain(await said(panel)).slice(0, before.length)).toBe(before);
    });
  }
  await workbench.screenshot('panel-after-kill');

  await test.step('all of them are still there, and the last one goes on', async () => {
    simulator.pace({ chunkDelayMs: 0 });
    await panel.ask('And now?');
    await workbench.runCommand('GLM: Show Conversations');
    for (const kill of [3, 2, 1]) await expect(rows().filter({ hasText: `Question ${kill}: say` })).toBeVisible();
    const stored = (await readdir(folder)).filter(name => name.endsWith('.jsonl'));
    expect(stored.length).toBe(10_001 + 1 + 3);
    await search().fill('quokka');
    await expect(rows()).toHaveCount(1);
  });
});
