/** A page of the Studio: toolbar, stage, panes and status line around the sandboxed frame. */
import * as l10n from '@vscode/l10n';
import { html, nothing, render, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { pageLocale } from '../shared/format.ts';
import { loadTranslations } from '../shared/loadTranslations.ts';
import { measurePage } from './assets/measurePage.ts';
import { Blinker } from './compare/blinker.ts';
import './compare/compare.css';
import { compareBar } from './compare/compareBar.ts';
import { CompareController } from './compare/compareController.ts';
import { compareLayers, regionMarks } from './compare/compareLayers.ts';
import { modeOf } from './compare/compareModes.ts';
import { PageRenderer } from './compare/pageRenderer.ts';
import { fitSheets } from './fitSheets.ts';
import { type ConsoleEntry, emptyConsole, withLines } from './console/consoleModel.ts';
import { type LiveFrameEvents, LiveFrameView } from './live/liveFrameView.ts';
import { PageFrameView } from './pageFrameView.ts';
import { PageHeight } from './pageHeight.ts';
import { paneArea } from './panes/paneArea.ts';
import './point/elementPane.css';
import './point/point.css';
import { tabKeys } from './point/pointKeys.ts';
import { pointLayers } from './point/pointLayers.ts';
import { tellLine } from './point/tellLine.ts';
import './preview.css';
import './panes/paneFields.css';
import './panes/panes.css';
import { pasteShots } from './shots/pasteShots.ts';
import { StudioController } from './studioController.ts';
import { isBusy, isWriting, type StudioModel } from './studioModel.ts';
import { errorBanner, noticeBanner, stuckBanner } from './views/messages.ts';
import './versions/besideView.ts';
import { versionActions } from './versions/versionActions.ts';
import { TailwindStyles } from './tailwind/tailwindStyles.ts';
import { ToolbarView } from './toolbar/toolbarView.ts';
import { StageZoom } from './view/stageZoom.ts';
import { pictureSize, viewportOf } from './view/viewport.ts';
import { type StageLayers, type StageSize, stage } from './views/stage.ts';
import { statusLine } from './views/statusLine.ts';
import { toolbarItems } from './views/toolbar.ts';

/** Around the sheets, as in the style sheet. */
const stagePadding = 24;

loadTranslations();

const app = document.getElementById('root');
const frameSource = document.body.dataset.frame;
if (!app || frameSource === undefined) throw new Error('this is not the page that the host wrote');
const locale = pageLocale(document.documentElement);

let pageHeight = new PageHeight(1);
let pageHeightIsOf: { id: string; least: number; width: number } | undefined;
let room = { width: 0, height: 0 };

const frameEvents: LiveFrameEvents = {
  shown(page) {
    const { model } = controller;
    if (!model) return;
    const before = pageHeight.value;
    pageHeight.measured(page);
    if (page.empty === model.visible || pageHeight.value !== before) controller.change({ visible: !page.empty });
  },
  link: () => controller.change({ linkFollowed: true }),
  unloaded: unloaded => controller.change({ unloaded }),
  zoomKey: key => zoom.key(key),
  zoomWheel: (deltaY, at) => zoom.wheel(deltaY, at),
  point: message => controller.point.heard(message),
  ready: say => controller.point.attach(say),
  began: () => controller.change({ console: emptyConsole }),
  said: ({ lines, dropped }) => told(lines, dropped),
  cleared: () => controller.change({ console: emptyConsole }),
  blocked: what => told([{ level: 'blocked', text: what }]),
  answers: so => controller.change({ isStuck: !so }),
};
const { guard } = document.body.dataset;
const liveFrame = guard === undefined ? undefined : new LiveFrameView(guard, frameEvents);
const frame = liveFrame ?? new PageFrameView(frameSource, frameEvents);

function told(lines: readonly Omit<ConsoleEntry, 'times'>[], dropped = 0): void {
  const said = controller.model?.console;
  if (said) controller.change({ console: withLines(said, lines, dropped) });
}

function stopScripts(): void {
  liveFrame?.remove();
  controller.change({ isStuck: false });
  void controller.ask(controller.channel.request('scripts/set', { on: false }));
}

const styles = new TailwindStyles(
  async classes => (await controller.channel.request('styles/build', { classes })).css,
  () => controller.redraw(),
  error => controller.fail(error),
);
const renderer = new PageRenderer(frameSource, (html, page) => styles.complete(html, page));

const controller = new StudioController(
  () => {
    if (controller.model) draw(controller.model);
  },
  {
    'page/render': async ({ html }) => {
      if (!controller.model) await controller.open();
      if (!controller.model) throw new Error('nothing is shown');
      return renderer.render(html, controller.model.state);
    },
    'page/measure': async ({ html }) => {
      if (!controller.model) await controller.open();
      if (!controller.model) throw new Error('nothing is shown');
      return measurePage(frameSource, html, controller.model.state);
    },
  },
);

const comparing = new CompareController(controller, renderer);
const blinker = new Blinker(controller);

let scale = 1;
const bar = new ToolbarView(() => controller.redraw());
const zoom = new StageZoom(controller, () => scale);

function draw(model: StudioModel): void {
  const { state, failure } = model;
  measureAnew(model);
  const size = sizeOf(model);
  const isOtherSize = size.scale !== scale;
  scale = size.scale;
  document.title = l10n.t('Preview of {0}', state.title);
  const progress = isWriting(state) ? l10n.t('The page is being written') : state.work;
  render(
    html`
      ${bar.render(toolbarItems(model, controller, { scale, locale, reload: () => frame.reload() }))}
      <div class="progress">
        ${isBusy(state) ? html`<vscode-progress-bar aria-label=${progress ?? ''}></vscode-progress-bar>` : nothing}
      </div>
      ${state.error ? errorBanner(state.error, id => void controller.ask(controller.channel.request('fix/run', { id }, { timeoutMs: 0 }))) : nothing}
      ${state.notice ? noticeBanner(state.notice) : nothing}
      ${failure ? noticeBanner(failure) : nothing}
      ${compareBar(model, controller)}
      ${model.isStuck ? stuckBanner(stopScripts) : nothing}
      <div class="desk ${model.versions?.beside ? 'is-beside' : ''}">
        <div class="easel">${stage(model, size, frame, layersOf(model, size.scale))}${tellLine(model, controller)}</div>
        ${besideStage(model)}${paneArea(model, controller)}
      </div>
      ${statusLine(model, controller, size.scale, locale)}
    `,
    app as HTMLElement,
  );
  frame.show(styles.now(state.html, state), isWriting(state));
  if (isOtherSize) zoom.drawn();
  controller.point.drawn();
  void versionActions(controller).fetchBeside();
  watchRoom();
  comparing.follow(model);
  blinker.follow(model);
}

/** What lies on the sheets: what the screenshot has to do with the page, and over that what is pointed at. */
function layersOf(model: StudioModel, sheetScale: number): StageLayers {
  const { page, original } = pointLayers(model, controller);
  return {
    page: html`${compareLayers(model, controller, sheetScale)}${page}`,
    original: html`${regionMarks(model, sheetScale)}${original}`,
  };
}

/** Another page, or the same one begun anew, is measured from the least height on. */
function measureAnew({ state, choices }: StudioModel): void {
  const { width, height: least } = viewportOf(state, choices.view);
  const isSame = pageHeightIsOf?.id === state.id && pageHeightIsOf.least === least && pageHeightIsOf.width === width;
  if (isSame && state.html !== '') return;
  pageHeightIsOf = { id: state.id, least, width };
  pageHeight = new PageHeight(least);
}

function sizeOf(model: StudioModel): StageSize {
  const { state, choices } = model;
  const { view } = choices;
  const { width, height } = viewportOf(state, view);
  const picture = pictureSize(state);
  const mode = modeOf(model);
  const compare = mode === 'side' && picture !== undefined;
  const larger = compare
    ? { width: Math.max(width, picture.width), height: Math.max(height, picture.height) }
    : { width, height };
  const sizes = { ...larger, roomWidth: room.width, roomHeight: room.height };
  return {
    ...fitSheets({ ...sizes, compare, ...(view.zoom === undefined ? {} : { zoom: view.zoom }) }),
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
    // Hidden behind two versions side by side: it comes back as it was.
    if (inlineSize === 0) return;
    const width = Math.max(1, inlineSize - 2 * stagePadding);
    const height = Math.max(1, blockSize - 2 * stagePadding);
    if (width === room.width && height === room.height) return;
    room = { width, height };
    controller.redraw();
  }).observe(element);
}

function besideStage(model: StudioModel): TemplateResult | typeof nothing {
  if (!model.versions?.beside) return nothing;
  return html`<glm-versions-beside
    role="main"
    tabindex="0"
    .actions=${versionActions(controller)}
    .model=${model.versions}
    .page=${model.state}
    .view=${model.choices.view}
    .frameSource=${frameSource}
    .dressed=${(page: string) => styles.now(page, model.state)}
  ></glm-versions-beside>`;
}

addEventListener('keydown', event => tabKeys(event, controller));
addEventListener('paste', event => pasteShots(event, controller));
void controller.open().then(() => versionActions(controller).load());
