import * as vscode from 'vscode';
import { lookAtPageTemplate, nothingSchema } from '../../core/agentTools/index.ts';
import { inspectPicture } from '../../core/attachments/index.ts';
import type { Rendering } from '../../protocol/index.ts';
import { ownTool } from './ownTool.ts';

/** The Studio, as far as a page of it is looked at. */
export interface ShownPages {
  readonly current:
    | {
        readonly html: string;
        readonly baseName: string;
        render(html: string, signal: AbortSignal): Promise<Rendering>;
      }
    | undefined;
}

export const lookAtPage = (studio: ShownPages) =>
  ownTool({
    name: 'look_at_page',
    icon: 'browser',
    label: vscode.l10n.t('Look at the page in the HTML Studio'),
    asks: false,
    description: lookAtPageTemplate,
    input: nothingSchema,
    title: () => vscode.l10n.t('Look at the page in the HTML Studio'),
    async run(_input, { signal }) {
      const page = studio.current;
      if (!page || page.html === '') throw new Error('No page is open in the HTML Studio.');
      const { data, width, height } = await page.render(page.html, signal);
      const picture = inspectPicture(data, `${page.baseName}.png`);
      return { text: `The page ${page.baseName} as drawn, ${width} × ${height} pixels.`, pictures: [picture] };
    },
  });
