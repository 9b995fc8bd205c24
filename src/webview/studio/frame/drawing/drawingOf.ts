/**
 * A page as an SVG that draws it: the whole document inside a `foreignObject`, its own elements and rules, so that the
 * browser's own layout and painting make the picture. What is different inside an SVG (what `:root` and `rem` mean, how
 * high the viewport is, whose background fills the canvas) is made up for.
 */
import * as dom from '../dom.ts';
import { markupOf } from './markupOf.ts';
import { paperStyle } from './paperStyle.ts';

export interface Drawing {
  markup: string;
  /** Of the page's own pixels. */
  width: number;
  height: number;
}

/**
 * What moves is drawn as it stands when it has come to rest; what moves for ever, as if it did not. Scroll bars are the
 * system's, not the page's. In a picture no link is one, so what the browser does for links is said.
 */
const still = `@layer glm-links { :where(a[href], area[href]) { color: -webkit-link; text-decoration: underline; } }
*, *::before, *::after {
  scrollbar-width: none !important;
  animation-duration: 0s !important; animation-delay: 0s !important; animation-iteration-count: 1 !important;
  transition: none !important; content-visibility: visible !important; caret-color: transparent !important;
}`;

export function drawingOf(page: Document): Drawing {
  const root = dom.rootOf(page);
  const viewport = { width: innerWidth, height: innerHeight };
  const rootStyle = getComputedStyle(root);
  const body = [...dom.childrenOf(root)].find(
    (child): child is Element & ChildNode => dom.isElement(child) && dom.localNameOf(child) === 'body',
  );
  const bodyStyle = body && getComputedStyle(body);
  const rootScrolls = rootStyle.overflowX === 'visible' && rootStyle.overflowY === 'visible';
  // The overflow of the viewport is the root's, or the body's where the root says nothing.
  const overflow = (rootScrolls ? bodyStyle?.overflowY : rootStyle.overflowY) ?? 'visible';
  const cut = overflow === 'hidden' || overflow === 'clip';
  const height = cut ? viewport.height : Math.max(viewport.height, Math.ceil(dom.scrollHeightOf(root)));
  const rootPaints = paints(rootStyle);
  const bodyPaints = !rootPaints && bodyStyle !== undefined && paints(bodyStyle);
  const paper = rootPaints ? rootStyle : bodyPaints ? bodyStyle : undefined;

  const content = markupOf(root, viewport, element => {
    if (element === root) {
      return [
        'background: none !important',
        'overflow: visible !important',
        `font-size: ${rootStyle.fontSize} !important`,
        // The margins of what is in a root do not collapse with its own.
        ...(rootStyle.display === 'block' ? ['display: flow-root !important'] : []),
      ];
    }
    if (element === body) {
      return [
        ...(bodyPaints ? ['background: none !important'] : []),
        ...(rootScrolls ? ['overflow: visible !important'] : []),
      ];
    }
    return standing(element);
  });
  const outer = dom.boxOf(root);
  const box = {
    top: outer.top + Number.parseFloat(rootStyle.borderTopWidth),
    right: outer.right - Number.parseFloat(rootStyle.borderRightWidth),
    bottom: outer.bottom - Number.parseFloat(rootStyle.borderBottomWidth),
    left: outer.left + Number.parseFloat(rootStyle.borderLeftWidth),
  };
  const view = [
    'all: initial',
    'position: absolute',
    'display: block',
    'left: 0',
    'top: 0',
    `width: ${viewport.width}px`,
    `height: ${viewport.height}px`,
    // What is fixed stands in the viewport, what is absolute in the page's first screen, and all of it above the paper.
    'contain: layout',
    ...(cut ? ['overflow: clip'] : []),
  ];
  const size = `width="${viewport.width}" height="${height}"`;
  const markup = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}`,
    ` viewBox="0 0 ${viewport.width} ${height}" style="${important([`font-size: ${rootStyle.fontSize}`, 'margin: 0', 'padding: 0', 'border: 0'])}">`,
    `<foreignObject x="0" y="0" ${size} style="${important(['overflow: visible', 'margin: 0', 'padding: 0', 'border: 0'])}">`,
    `<glm-paper xmlns="http://www.w3.org/1999/xhtml" style="${important(paperStyle(paper, box, { width: viewport.width, full: height }))}"></glm-paper>`,
    `<glm-view xmlns="http://www.w3.org/1999/xhtml" style="${important(view)}">`,
    `<style>${still}</style>${content}`,
    `</glm-view></foreignObject></svg>`,
  ].join('');
  return { markup, width: viewport.width, height };
}

/** Text from top to bottom is as long as the window has room for, and an SVG has no window. */
function standing(element: Element): string[] {
  const { writingMode, display } = getComputedStyle(element);
  const parent = dom.parentOf(element);
  if (writingMode.startsWith('horizontal') || display === 'inline' || !(parent instanceof Element)) return [];
  if (!getComputedStyle(parent).writingMode.startsWith('horizontal')) return [];
  return ['box-sizing: border-box !important', `height: ${dom.boxOf(element).height}px !important`];
}

function paints({ backgroundColor, backgroundImage }: CSSStyleDeclaration): boolean {
  return backgroundImage !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)';
}

function important(declarations: readonly string[]): string {
  const text = declarations.map(declaration => `${declaration} !important`).join('; ');
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
