import * as l10n from '@vscode/l10n';
import type { MeasuredPage, PageView } from '../../../protocol/index.ts';
import { askHiddenFrame } from '../compare/hiddenFrame.ts';
import { pageSize } from '../pageSize.ts';

/** Lays a page out of sight, as large as its screenshot, and says where its elements are. @throws in the user's language */
export async function measurePage(frameSource: string, html: string, page: PageView): Promise<MeasuredPage> {
  const { width, height } = pageSize(page);
  try {
    const { elements } = await askHiddenFrame(
      { frameSource, width, height },
      { type: 'measure', id: 1, html, width },
      'measured',
    );
    return {
      width,
      height,
      elements: elements.map(({ path, names, ...element }) => ({ ...element, path: [...path], names: [...names] })),
    };
  } catch (error) {
    console.warn(error);
    throw new Error(l10n.t('The page could not be laid out, so nothing in it could be found.'));
  }
}
