import * as l10n from '@vscode/l10n';
import {
  type Channel,
  createChannel,
  type DiagramState,
  type DiagramToHost,
  diagramToHost,
  hostToDiagram,
} from '../../protocol/index.ts';
import { DiagramFigure } from '../panel/diagram/diagramFigure.ts';
import { pngOf, svgText } from '../panel/diagram/diagramPicture.ts';
import { announce } from '../shared/announce.ts';
import { port, vscodeApi } from '../shared/vscodeApi.ts';
import { lineOfProblem } from './lineOfProblem.ts';

/**
 * The last drawing stays while the source cannot be read: half a line is typed. What is wrong stands above it, with the
 * line to go to and the way to have it mended.
 */
export class DiagramPage {
  readonly #channel: Channel<DiagramToHost>;
  readonly #status = document.createElement('div');
  readonly #figure: DiagramFigure;
  #document = '';
  #source = '';
  #version = 0;
  #runs = 0;
  #repair: { state: 'idle' | 'asking' | 'mended' | 'failed'; message?: string | undefined } = { state: 'idle' };
  #problem: string | undefined;

  constructor(root: HTMLElement) {
    this.#status.className = 'page-status';
    this.#status.role = 'status';
    this.#figure = new DiagramFigure(action => void this.#act(action));
    this.#figure.element.hidden = true;
    root.append(this.#status, this.#figure.element);
    this.#channel = createChannel({
      port,
      says: diagramToHost,
      hears: hostToDiagram,
      onEvent: {
        'source/changed': ({ source, version }) => {
          // Its note was about the text that is gone now; before that, it is what the first drawing comes from.
          if (this.#repair.state === 'mended' && this.#problem === undefined) this.#repair = { state: 'idle' };
          this.#take(source, version);
          void this.draw();
        },
        'repair/changed': repair => {
          this.#repair = repair;
          if (repair.state === 'mended') announce(l10n.t('The diagram was mended'));
          this.#showStatus();
        },
      },
      onRequest: {},
      warn: message => console.warn(message),
    });
  }

  async open(): Promise<void> {
    this.#say(l10n.t('Drawing…'));
    try {
      const { source, version, document } = await this.#channel.request('diagram/open', null);
      this.#document = document;
      this.#take(source, version);
      await this.draw();
    } catch (error) {
      this.#say(messageOf(error));
    }
  }

  #take(source: string, version: number): void {
    this.#source = source;
    this.#version = version;
    vscodeApi.setState({ document: this.#document, source } satisfies DiagramState);
  }

  async draw(): Promise<void> {
    const run = ++this.#runs;
    const version = this.#version;
    if (this.#source.trim() === '') {
      this.#problem = undefined;
      this.#figure.element.hidden = true;
      this.#say(l10n.t('There is nothing to draw yet.'));
      return;
    }
    try {
      const { drawDiagram } = await import('../panel/diagram/drawDiagram.ts');
      const svg = await drawDiagram(this.#source);
      if (run !== this.#runs) return;
      this.#figure.show(svg);
      this.#figure.element.hidden = false;
      this.#problem = undefined;
      if (this.#repair.state !== 'mended') this.#repair = { state: 'idle' };
      this.#showStatus();
    } catch (error) {
      if (run !== this.#runs) return;
      this.#problem = messageOf(error).trim();
      if (this.#repair.state === 'mended') this.#repair = { state: 'idle' };
      this.#showStatus();
      await this.#channel.request('diagram/refused', { version, problem: this.#problem }).catch(() => undefined);
    }
  }

  #showStatus(): void {
    const { state, message } = this.#repair;
    this.#figure.element.classList.toggle('is-old', this.#problem !== undefined);
    if (this.#problem === undefined) {
      this.#status.className = 'page-status';
      this.#status.replaceChildren(
        ...(state === 'mended'
          ? [paragraph(l10n.t('The source could not be read and was mended. Undo brings it back.'))]
          : []),
      );
      return;
    }
    const problem = this.#problem;
    const line = lineOfProblem(problem, this.#source);
    this.#status.className = 'page-status is-wrong';
    const words = document.createElement('pre');
    words.textContent = problem;
    const bar = document.createElement('div');
    bar.className = 'status-actions';
    if (line !== undefined) {
      bar.append(button(l10n.t('Go to Line {0}', line), () => this.#ask(this.#channel.request('line/show', { line }))));
    }
    if (state === 'asking') {
      bar.append(
        paragraph(l10n.t('A model mends it…')),
        button(l10n.t('Stop'), () => this.#ask(this.#channel.request('repair/stop', null))),
      );
    } else {
      bar.append(
        button(l10n.t('Have It Mended'), () => this.#ask(this.#channel.request('diagram/repair', { problem }))),
      );
    }
    this.#status.replaceChildren(
      paragraph(l10n.t('The source cannot be read:')),
      words,
      ...(state === 'failed' ? [paragraph(l10n.t('It could not be mended: {0}', message ?? ''))] : []),
      bar,
    );
  }

  #say(text: string): void {
    this.#status.className = 'page-status';
    this.#status.replaceChildren(paragraph(text));
  }

  #ask(request: Promise<unknown>): void {
    request.catch(error => this.#say(messageOf(error)));
  }

  async #act(action: 'copy' | 'save-svg' | 'save-png'): Promise<void> {
    const { svg } = this.#figure;
    if (!svg) return;
    try {
      if (action === 'save-svg') {
        const { saved } = await this.#channel.request('svg/save', { svg: svgText(svg) }, { timeoutMs: 0 });
        if (saved) announce(l10n.t('Saved'));
      } else if (action === 'save-png') {
        const data = new Uint8Array(await (await pngOf(svg)).arrayBuffer());
        const { saved } = await this.#channel.request('picture/save', { data }, { timeoutMs: 0 });
        if (saved) announce(l10n.t('Saved'));
      } else {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
        announce(l10n.t('Copied'));
      }
    } catch (error) {
      this.#say(messageOf(error));
    }
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function button(text: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', run);
  return element;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
