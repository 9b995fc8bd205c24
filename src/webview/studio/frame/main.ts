/**
 * The only script that runs inside the frame of a page. It receives the page's source over a port of the shell, and
 * brings what is shown to match it. Nothing of the page runs, asks for anything or leads anywhere.
 */
import type { FromFrame, ToFrame, Unloaded } from '../../../core/studio/pageFrame.ts';
import { settledPage } from '../../../core/studio/settledPage.ts';
import { disarm } from './disarm.ts';
import * as dom from './dom.ts';
import { draw } from './drawing/draw.ts';
import { measure } from './measure/measure.ts';
import { holdStill } from './holdStill.ts';
import { patchNode } from './patch.ts';
import { Picking } from './point/pick.ts';

const parser = new DOMParser();

/** Between the end of one showing and the next, of what the last one took: typing goes on meanwhile. */
const pauseShare = 0.5;
const longestPauseMs = 50;

function show(html: string): Unloaded {
  const page = parser.parseFromString(html, 'text/html');
  const root = dom.rootOf(page);
  const unloaded = { pictures: 0, styles: 0, scripts: 0, others: 0 };
  disarm(root, unloaded);
  patchNode(dom.rootOf(document), root);
  return unloaded;
}

/** Anything in the body but white space and what only tells how others look. */
function hasContent(root: Element): boolean {
  for (const body of dom.childrenOf(root)) {
    if (!dom.isElement(body) || dom.localNameOf(body) === 'head') continue;
    for (const child of dom.childrenOf(body)) {
      if (dom.isElement(child) && !['style', 'template', 'noscript'].includes(dom.localNameOf(child))) return true;
      if (dom.nodeTypeOf(child) === 3 && dom.isCharacterData(child) && dom.dataOf(child).trim() !== '') return true;
    }
  }
  return false;
}

function open(port: MessagePort): void {
  const say = (message: FromFrame): void => port.postMessage(message);
  let shownLength = 0;
  let shownHtml = '';
  let waiting: { html: string; growing?: boolean } | undefined;
  let restUntil = 0;
  let told = '';
  const picking = new Picking(say, { restore: () => void show(shownHtml), isShown: () => waiting === undefined });
  const report = (): void => {
    const root = dom.rootOf(document);
    const empty = !hasContent(root);
    say({ type: 'shown', htmlLength: shownLength, height: root.scrollHeight, viewportHeight: innerHeight, empty });
  };
  const update = (): void => {
    if (waiting === undefined) return;
    const { html, growing } = waiting;
    waiting = undefined;
    const from = performance.now();
    shownHtml = growing ? settledPage(html) : html;
    const unloaded = show(shownHtml);
    shownLength = html.length;
    report();
    picking.pageShown();
    const took = performance.now() - from;
    restUntil = performance.now() + Math.min(longestPauseMs, took * pauseShare);
    const words = JSON.stringify(unloaded);
    if (words !== told) say({ type: 'unloaded', what: unloaded });
    told = words;
  };
  const soon = (): void => {
    const rest = restUntil - performance.now();
    if (rest > 4) setTimeout(() => requestAnimationFrame(update), rest);
    else requestAnimationFrame(update);
  };
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === 'draw') {
      show(data.html);
      void draw(data, say);
      return;
    }
    if (data.type === 'measure') {
      show(data.html);
      void measure(data, say);
      return;
    }
    if (data.type !== 'page') {
      picking.hear(data);
      return;
    }
    // Of several that came since the last picture only the newest is worth showing.
    if (waiting === undefined) soon();
    waiting = data;
  };
  addEventListener('resize', report);
  holdStill(say);
}

/** This script and the policy stand in the head; once they are in force the document belongs to the page. */
function clearHead(): void {
  const head = dom.headOf(document);
  if (head) for (const child of dom.childrenOf(head)) dom.removeChild(head, child);
}

/**
 * Said in a style sheet that is no node of the page: the width that the page gets is the width of the picture, so no
 * scroll bar takes some of it; and where scripts are off, what is meant for that is shown.
 */
function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { scrollbar-width: none; } noscript { display: revert !important; }');
  document.adoptedStyleSheets = [sheet];
}

clearHead();
addStyles();
addEventListener('message', event => {
  const port = event.ports[0];
  if (event.source === parent && port) open(port);
});
