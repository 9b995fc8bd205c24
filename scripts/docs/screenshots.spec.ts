// The pictures in the README and the docs: the real editor, used as the text beside them says. Never edited by hand.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PanelView } from '../../test/support/panelView.ts';
import { PreviewView } from '../../test/support/previewView.ts';
import { test } from '../../test/support/uiTest.ts';
import { takePicture } from './takePicture.ts';

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

    // Where the last line was written the view may be far to the right.
    await workbench.goToEnd('shop-home.html');
    await workbench.page.locator('.activitybar').getByRole('tab', { name: /^GLM/ }).click();
    const panel = await PanelView.find(workbench);
    const picture = await readFile(path.join(workspaceDir, 'screenshots', 'error-dialog.png'));
    await panel.pastePicture(picture);
    await panel.ask(question);
    await workbench.page.mouse.move(800, 890);
    await takePicture(workbench.page, `overview${suffix}`);
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
    // Whatever the editor has to say by itself.
    await workbench.runCommand('Notifications: Clear All Notifications');
    // Away from the tab, which would say its title.
    await workbench.page.mouse.move(200, 600);
    await panel.lastAnswer.locator('.region').nth(2).focus();
    await takePicture(workbench.page, `panel${suffix}`);
  });
}
