/** The drawing of one Mermaid block: made when it is asked for, and made again in the colours of another theme. */
import * as l10n from '@vscode/l10n';
import { announce } from '../../shared/announce.ts';
import { onCodeThemeChange } from '../../shared/highlight/codeColors.ts';
import type { CodeActions } from '../actions/codeActions.ts';
import { DiagramFigure } from './diagramFigure.ts';
import { pngOf, svgText } from './diagramPicture.ts';

export class Diagram {
  readonly #holder: HTMLElement;
  readonly #source: () => string;
  readonly #actions: CodeActions;
  #status: HTMLElement | undefined;
  #figure: DiagramFigure | undefined;
  /** The last one that was asked for is shown. */
  #runs = 0;

  /** `holder`: gets the drawing at its end. */
  constructor(holder: HTMLElement, source: () => string, actions: CodeActions) {
    this.#holder = holder;
    this.#source = source;
    this.#actions = actions;
    drawn.add(new WeakRef(this));
  }

  get isShown(): boolean {
    return this.#figure !== undefined && this.#holder.isConnected;
  }

  async draw(): Promise<void> {
    const run = ++this.#runs;
    if (!this.#figure) this.#say(l10n.t('Drawing…'), 'is-busy');
    try {
      const { drawDiagram } = await import('./drawDiagram.ts');
      const svg = await drawDiagram(this.#source());
      if (run !== this.#runs) return;
      const isNew = this.#figure === undefined;
      this.#figure ??= new DiagramFigure(action => void this.#act(action));
      this.#status?.remove();
      if (isNew) this.#holder.append(this.#figure.element);
      this.#figure.show(svg);
      if (isNew) announce(l10n.t('The diagram is drawn'));
    } catch (error) {
      if (run !== this.#runs) return;
      this.#figure?.element.remove();
      this.#figure = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      this.#say(l10n.t('The diagram cannot be drawn: {0}', reason.trim()), 'is-wrong');
    }
  }

  #say(text: string, className: string): void {
    this.#status?.remove();
    this.#status = document.createElement('p');
    this.#status.className = `diagram-status ${className}`;
    this.#status.role = 'status';
    this.#status.textContent = text;
    this.#holder.append(this.#status);
  }

  async #act(action: 'copy' | 'save-svg' | 'save-png'): Promise<void> {
    const svg = this.#figure?.svg;
    if (!svg) return;
    try {
      if (action === 'save-svg') {
        if (await this.#actions.save(svgText(svg), 'svg')) announce(l10n.t('Saved'));
      } else if (action === 'save-png') {
        if (await this.#actions.savePicture(await pngOf(svg), 'diagram.png')) announce(l10n.t('Saved'));
      } else {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
        announce(l10n.t('Copied'));
      }
    } catch (error) {
      this.#actions.fail(error);
    }
  }
}

const drawn = new Set<WeakRef<Diagram>>();

onCodeThemeChange(() => {
  for (const reference of drawn) {
    const diagram = reference.deref();
    if (!diagram) drawn.delete(reference);
    else if (diagram.isShown) void diagram.draw();
  }
});
