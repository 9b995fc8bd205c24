// The pictures in the README and the docs: the real editor, used as the text beside them says. Never edited by hand.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PanelView } from '../../test/support/panelView.ts';
import { PreviewView } from '../../test/support/previewView.ts';
import { expect, test } from '../../test/support/uiTest.ts';
import { rootDir } from '../bootstrap.mjs';
import { untilCalm } from './untilCalm.ts';

const imagesDir = path.join(rootDir, 'docs', 'images');
const viewport = { width: 1600, height: 900 };

const languages = [
  {
    suffix: '',
    theme: 'dark',
    question: 'What does this error dialog say, and where is it?',
    done: 'Done',
    compare: 'Compare',
    beside: 'Side by Side',
  },
  {
    suffix: '.zh-CN',
    theme: 'light',
    locale: 'zh-cn',
    question: '这个错误对话框里有什么？',
    done: '完成',
    compare: '对比',
    beside: '并排',
  },
] as const;

for (const { suffix, theme, question, done, compare, beside, ...rest } of languages) {
  test(`overview${suffix}`, async ({ workbench, workspaceDir }) => {
    await workbench.open({ theme, viewport, ...rest });
    const menu = suffix === '' ? 'Screenshot to HTML' : '截图转 HTML';
    await workbench.explorer.contextMenu('screenshots/shop-home.png', menu);
    const preview = await PreviewView.of(workbench);
    await preview.waitFor(done);
    await preview.choose(compare, beside);

    await workbench.page.locator('.activitybar').getByRole('tab', { name: /^GLM/ }).click();
    const panel = await PanelView.find(workbench);
    const picture = await readFile(path.join(workspaceDir, 'screenshots', 'error-dialog.png'));
    await panel.pastePicture(picture);
    await panel.ask(question);
    await untilCalm(workbench.page);
    await workbench.page.screenshot({ path: path.join(imagesDir, `overview${suffix}.png`) });
  });
}

const seeing = [
  { suffix: '', theme: 'dark', question: 'Where is everything? Write each place as [[xmin,ymin,xmax,ymax]]' },
  {
    suffix: '.zh-CN',
    theme: 'light',
    locale: 'zh-cn',
    question: '各个部分在哪里？每个位置写成 [[xmin,ymin,xmax,ymax]]',
  },
] as const;

for (const { suffix, question, ...options } of seeing) {
  test(`panel${suffix}`, async ({ workbench, workspaceDir }) => {
    await workbench.open({ viewport: { width: 1400, height: 860 }, ...options });
    const panel = await PanelView.open(workbench, 'glm.panelEditor');
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots', 'checkout.png')));
    await panel.ask(question);
    await panel.lastAnswer.locator('.region').nth(2).focus();
    await untilCalm(workbench.page);
    await workbench.page.screenshot({ path: path.join(imagesDir, `panel${suffix}.png`) });
  });
}

test('notes', async ({ workbench }) => {
  await workbench.open({ viewport: { width: 1200, height: 760 } });
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(15, 28);
  await workbench.runCommand('GLM: Annotate Selection');
  await expect(workbench.notification(/notes on the code/)).toBeVisible();
  await untilCalm(workbench.page);
  await workbench.page.screenshot({ path: path.join(imagesDir, 'notes.png') });
});

test('chat', async ({ workbench }) => {
  await workbench.open({ viewport: { width: 1200, height: 760 } });
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(15, 19);
  await workbench.chat.ask('@glm /explain');
  await untilCalm(workbench.page);
  await workbench.page.screenshot({ path: path.join(imagesDir, 'chat.png') });
});
