// The pictures of the Studio's tour, in the order in which it is told. Never edited by hand.
import { PreviewView } from '../../test/support/previewView.ts';
import { expect, test } from '../../test/support/uiTest.ts';
import { takePicture } from './takePicture.ts';

const languages = [
  {
    suffix: '',
    theme: 'dark',
    words: {
      menu: 'Screenshot to HTML',
      done: 'Done',
      compare: 'Compare',
      beside: 'Side by Side',
      page: 'Page Only',
      differences: 'Differences',
      refine: 'Refine',
      point: 'Point',
      element: 'Element',
      layer: 'Elements of the page',
      wish: 'What to change',
      saying: 'Make it green, and a little larger',
    },
  },
  {
    suffix: '.zh-CN',
    theme: 'light',
    locale: 'zh-cn',
    words: {
      menu: '截图转 HTML',
      done: '完成',
      compare: '对比',
      beside: '并排',
      page: '仅页面',
      differences: '差异',
      refine: '精修',
      point: '指选',
      element: '元素',
      layer: '页面中的元素',
      wish: '要改什么',
      saying: '改成绿色，稍大一些',
    },
  },
] as const;

for (const { suffix, words, ...options } of languages) {
  test(`studio${suffix}`, async ({ workbench, simulator }) => {
    test.slow();
    simulator.habits({ draft: { shifted: 1, recoloured: 2, missing: 1 }, edits: ['mend', 'worse', 'mend'] });
    await workbench.open({ viewport: { width: 1400, height: 860 }, ...options });
    const picture = (name: string): Promise<void> => takePicture(workbench.page, `studio-${name}${suffix}`);
    await workbench.explorer.contextMenu('screenshots/shop-home.png', words.menu);
    const preview = await PreviewView.of(workbench);
    await preview.waitFor(words.done);
    await preview.choose(words.compare, words.beside);
    await preview.openPane(words.differences);
    await expect(preview.shell.locator('.diff-row').first()).toBeVisible();
    await picture('compare');

    await preview.button(words.refine).click();
    await expect(preview.shell.locator('.refine-end')).toBeVisible({ timeout: 60_000 });
    await picture('refine');

    await preview.choose(words.compare, words.page);
    await preview.openPane(words.element);
    await preview.shell.locator('.tool[data-item=point]').click();
    const paper = await preview.paper.boundingBox();
    await preview.shell
      .getByRole('application', { name: words.layer })
      .click({ position: { x: 0.3 * (paper?.width ?? 0), y: 0.34 * (paper?.height ?? 0) } });
    await preview.shell.getByRole('textbox', { name: words.wish }).fill(words.saying);
    await picture('point');
  });
}
