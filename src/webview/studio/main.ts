/** The preview of a page: toolbar, stage and status line around the sandboxed frame. */
import * as l10n from '@vscode/l10n';
import { html, nothing, render } from 'lit';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { createChannel, hostToPreview, type PreviewState, previewToHost } from '../../protocol/index.ts';
import { pageLocale } from '../shared/format.ts';
import { loadTranslations } from '../shared/loadTranslations.ts';
import { port, vscodeApi } from '../shared/vscodeApi.ts';
import { fitSheets } from './fitSheets.ts';
import { PageFrameView } from './pageFrameView.ts';
import { PageHeight } from './pageHeight.ts';
import './preview.css';
import { choicesSchema, grown, isRunning, type PreviewModel } from './previewModel.ts';
import { errorBanner, noticeBanner } from './views/messages.ts';
import { type StageSize, stage } from './views/stage.ts';
import { statusLine } from './views/statusLine.ts';
import { toolbar } from './views/toolbar.ts';

/** Around the sheets, as in the style sheet. */
const stagePadding = 24;

loadTranslations();

const app = document.getElementById('root');
const frameSource = document.body.dataset.frame;
if (!app || frameSource === undefined) throw new Error('this is not the page that the host wrote');
const locale = pageLocale(document.documentElement);

let model: PreviewModel | undefined;
let pageHeight = new PageHeight(1);
let room = { width: 0, height: 0 };
let drawPending = false;

const frame = new PageFrameView(frameSource, {
  shown(page) {
    if (!model) return;
    const before = pageHeight.value;
    pageHeight.measured(page);
    if (page.empty === model.visible || pageHeight.value !== before) change({ visible: !page.empty });
  },
  link: () => change({ linkFollowed: true }),
});

const channel = createChannel({
  port,
  says: previewToHost,
  hears: hostToPreview,
  onEvent: {
    'state/changed': show,
    'page/grown': ({ from, text }) => {
      const state = model && grown(model.state, from, text);
      if (state) change({ state });
      else void open();
    },
    'reasoning/changed': ({ reasoning }) => {
      if (model) change({ state: { ...model.state, reasoning } });
    },
  },
  onRequest: {},
  warn: message => console.warn(message),
});

const actions = {
  stop: () => {
    change({ stopping: true });
    ask('conversion/stop');
  },
  retry: () => ask('conversion/retry'),
  showSource: () => ask('page/showSource'),
  save: () => ask('page/save'),
  toggleCompare: () => choose({ compare: !model?.choices.compare }),
  toggleActualSize: () => choose({ actualSize: !model?.choices.actualSize }),
};

function ask(name: 'conversion/stop' | 'conversion/retry' | 'page/showSource' | 'page/save'): void {
  channel.request(name, null).catch(failed);
}

function failed(error: unknown): void {
  change({ failure: error instanceof Error ? error.message : String(error), stopping: false });
}

async function open(): Promise<void> {
  try {
    show(await channel.request('preview/open', null));
  } catch (error) {
    failed(error);
  }
}

function show(state: PreviewState): void {
  const size = state.source?.height ?? 800;
  if (!model || model.state.source?.height !== state.source?.height || state.html === '')
    pageHeight = new PageHeight(size);
  const choices = model?.choices ?? savedChoices();
  model = {
    state,
    choices,
    visible: state.html === '' ? false : (model?.visible ?? false),
    stopping: isRunning(state) && (model?.stopping ?? false),
    linkFollowed: model?.linkFollowed ?? false,
    failure: undefined,
  };
  vscodeApi.setState({ id: state.id, ...choices });
  draw();
}

function choose(change: Partial<PreviewModel['choices']>): void {
  if (!model) return;
  model = { ...model, choices: { ...model.choices, ...change } };
  vscodeApi.setState({ id: model.state.id, ...model.choices });
  draw();
}

function change(part: Partial<PreviewModel>): void {
  if (!model) return;
  model = { ...model, ...part };
  draw();
}

function savedChoices(): PreviewModel['choices'] {
  const saved = choicesSchema.safeParse(vscodeApi.getState());
  return saved.success ? saved.data : { compare: false, actualSize: false };
}

/** At most once a frame. */
function draw(): void {
  if (drawPending) return;
  drawPending = true;
  requestAnimationFrame(() => {
    drawPending = false;
    if (model) drawNow(model);
  });
}

function drawNow(now: PreviewModel): void {
  const { state, failure } = now;
  const size = sizeOf(now);
  document.title = l10n.t('Preview of {0}', state.title);
  render(
    html`
      ${toolbar(now, actions)}
      <div class="progress">
        ${isRunning(state) ? html`<vscode-progress-bar aria-label=${l10n.t('The page is being written')}></vscode-progress-bar>` : nothing}
      </div>
      ${state.error ? errorBanner(state.error, id => channel.request('fix/run', { id }, { timeoutMs: 0 }).catch(failed)) : nothing}
      ${state.notice ? noticeBanner(state.notice) : nothing}
      ${failure ? noticeBanner(failure) : nothing}
      ${stage(now, size, frame.element)}
      ${statusLine(now, size.scale, locale)}
    `,
    app as HTMLElement,
  );
  frame.show(state.html);
  watchRoom();
}

function sizeOf({ state, choices }: PreviewModel): StageSize {
  const width = state.source?.width ?? 1280;
  const height = state.source?.height ?? 800;
  const { compare, actualSize } = choices;
  const sizes = { width, height, roomWidth: room.width, roomHeight: room.height };
  return {
    ...fitSheets({ ...sizes, compare: compare && state.source !== undefined, actualSize }),
    width,
    height: pageHeight.value,
  };
}

let watched: Element | undefined;
function watchRoom(): void {
  const element = document.querySelector('.stage');
  if (!element || element === watched) return;
  watched = element;
  new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { inlineSize = 0, blockSize = 0 } = entry.borderBoxSize[0] ?? {};
    const width = Math.max(1, inlineSize - 2 * stagePadding);
    const height = Math.max(1, blockSize - 2 * stagePadding);
    if (width === room.width && height === room.height) return;
    room = { width, height };
    draw();
  }).observe(element);
}

void open();
