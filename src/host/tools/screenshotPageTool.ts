import * as vscode from 'vscode';
import { signalOf } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Studio } from '../studio/index.ts';

/** `glm_screenshotPage`: what the page of the Studio looks like now, as a picture. */
export class ScreenshotPageTool implements vscode.LanguageModelTool<object> {
  readonly #studio: Pick<Studio, 'current'>;

  constructor(studio: Pick<Studio, 'current'>) {
    this.#studio = studio;
  }

  prepareInvocation(): vscode.PreparedToolInvocation {
    return { invocationMessage: vscode.l10n.t('Taking a picture of the page in the Studio…') };
  }

  async invoke(
    _options: vscode.LanguageModelToolInvocationOptions<object>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const page = this.#studio.current;
    if (!page?.html) throw new PlainFailure(vscode.l10n.t('No page is open in the Studio.'));
    const running = signalOf(token);
    try {
      // A tab behind others is not drawn by the editor, and nobody is there to bring it to the front.
      page.preview?.panel.reveal(undefined, true);
      await page.whenShown(running.signal);
      const { data, width, height, similarity } = await page.render(page.html, running.signal);
      const alike = similarity ? ` ${Math.round(similarity.total * 1000) / 10} % like its screenshot.` : '';
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(`The page in the Studio, ${width} × ${height} pixels.${alike}`),
        vscode.LanguageModelDataPart.image(data, 'image/png'),
      ]);
    } finally {
      running.dispose();
    }
  }
}
