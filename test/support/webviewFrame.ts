// Webviews are two nested frames in origins of their own: an outer one of VS Code and, inside, the extension's document.
import { expect, type Frame, type Page } from '@playwright/test';

/** What the documents of our webviews can be told apart by; the workbench's own elements do not name the view. */
const bodyOf = {
  /** The panel in the side bar. */
  'glm.panel': 'body[data-surface="sidebar"]',
  /** The panel as an editor tab. */
  'glm.panelEditor': 'body[data-surface="editor"]',
  /** The preview of a generated page. */
  'glm.preview': 'body:has(script[src*="/preview.js"])',
  /** Where a page of the Studio begins. */
  'glm.studioStart': 'body:has(script[src*="/studioStart.js"])',
  /** The drawing of a document of Mermaid. */
  'glm.diagram': 'body:has(script[src*="/diagram.js"])',
  /** A film at a moment of an answer. */
  'glm.film': 'body:has(> video)',
} as const;

export type ViewType = keyof typeof bodyOf;

const findFrame = async (page: Page, viewType: ViewType): Promise<Frame | undefined> => {
  for (const frame of page.frames()) {
    const outer = frame.parentFrame();
    if (outer === null || outer.parentFrame() !== page.mainFrame()) continue;
    try {
      // A hidden tab keeps its frame: the one that is on the screen counts.
      const element = await outer.frameElement();
      if ((await element.isVisible()) && (await frame.locator(bodyOf[viewType]).count()) === 1) return frame;
    } catch {
      // A frame that went away while we looked.
    }
  }
  return undefined;
};

/** The document of our visible webview of this type; waits until it is there. After a reload ask again. */
export const webviewFrame = async (page: Page, viewType: ViewType): Promise<Frame> => {
  let found: Frame | undefined;
  await expect(async () => {
    found = await findFrame(page, viewType);
    expect(found, `a visible webview ${viewType}`).toBeDefined();
  }).toPass({ timeout: 30_000, intervals: [50, 100, 200] });
  if (found === undefined) throw new Error(`no visible webview ${viewType}`);
  return found;
};
