// Bundled into a page by tests: Markdown to HTML as it comes, and what the last gate alone makes of that.
import { Marked } from 'marked';
import { sanitize } from '../../src/webview/panel/markdown/sanitize.ts';

const marked = new Marked({ gfm: true, breaks: true });

Object.assign(globalThis, {
  showRaw(texts: readonly string[], holder: Element) {
    for (const text of texts) {
      const element = document.createElement('div');
      holder.append(element);
      element.innerHTML = marked.parse(text, { async: false });
    }
  },
  /** As if the renderer let everything pass. */
  showSanitized(texts: readonly string[], holder: Element) {
    for (const text of texts) {
      const element = document.createElement('div');
      element.append(sanitize(marked.parse(text, { async: false })));
      holder.append(element);
    }
  },
});
