// Bundled into a page by tests: Markdown to HTML as it comes, nothing sanitised.
import { Marked } from 'marked';

const marked = new Marked({ gfm: true, breaks: true });

Object.assign(globalThis, {
  showRaw(texts: readonly string[], holder: Element) {
    for (const text of texts) {
      const element = document.createElement('div');
      holder.append(element);
      element.innerHTML = marked.parse(text, { async: false });
    }
  },
});
