import * as vscode from 'vscode';
import * as z from 'zod';
import { signalOf } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import type { Studio } from '../studio/index.ts';
import { pictureConsent } from './pictureConsent.ts';
import { toolPicture } from './toolPicture.ts';

const inputSchema = z.object({
  path: z.string().min(1),
  wish: z.string().optional(),
  target: z.enum(['css', 'tailwind']).optional(),
});
type Input = z.infer<typeof inputSchema>;

/** `glm_createPage`: an agent has a screenshot turned into a page of the Studio, and gets its source. */
export class CreatePageTool implements vscode.LanguageModelTool<Input> {
  readonly #services: Services;
  readonly #studio: Pick<Studio, 'convert'>;

  constructor(services: Services, studio: Pick<Studio, 'convert'>) {
    this.#services = services;
    this.#studio = studio;
  }

  /** The picture leaves the machine: the user is asked. */
  prepareInvocation({ input }: vscode.LanguageModelToolInvocationPrepareOptions<Input>): vscode.PreparedToolInvocation {
    const { t } = vscode.l10n;
    return pictureConsent(this.#services, [String(input.path)], (name, { endpoint, model }) => ({
      doing: t('Writing the page of {0}…', name),
      title: t('Turn a Screenshot into a Page'),
      message: t('{0} is sent to {1}, where {2} writes a page from it.', name, endpoint.label, model.label),
    }));
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<Input>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const running = signalOf(token);
    try {
      return await this.#create(inputSchema.parse(input), running.signal);
    } finally {
      running.dispose();
    }
  }

  async #create({ path, wish, target }: Input, signal: AbortSignal): Promise<vscode.LanguageModelToolResult> {
    const { picture, uri } = await toolPicture(path, this.#services.attachedPictures, signal);
    let draw: ((html: string) => Promise<Uint8Array>) | undefined;
    const result = await this.#studio.convert({
      picture,
      ...(uri ? { sourceUri: uri } : {}),
      signal,
      ...(wish ? { wish } : {}),
      ...(target ? { target } : {}),
      onOpened: page => {
        draw = async html => (await page.render(html, signal)).data;
      },
    });
    signal.throwIfAborted();
    if (result.html === '' || result.status === 'failed') {
      throw new PlainFailure(result.problem?.message ?? vscode.l10n.t('The model answered without a page.'));
    }
    // The tab draws it, as long as it is on the screen; the source is what was asked for.
    const rendering = await draw?.(result.html).catch(() => undefined);
    const notice = result.problem ? `\n${result.problem.message}` : '';
    return new vscode.LanguageModelToolResult([
      new vscode.LanguageModelTextPart(`${result.html}${notice}`),
      ...(rendering ? [vscode.LanguageModelDataPart.image(rendering, 'image/png')] : []),
    ]);
  }
}
