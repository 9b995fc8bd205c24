// The way without any of this: the whole text to HTML again for every piece, with the same library and sanitizer.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const marked = new Marked({ gfm: true, breaks: true });

/** Shows the pieces from `from` to before `to`, each in a frame of its own, with all that came before them. */
export async function rerender(texts: readonly string[], from: number, to: number): Promise<void> {
  const holder = document.createElement('div');
  holder.className = 'markdown';
  document.querySelector('.log-content')?.append(holder);
  let text = texts.slice(0, from).join('');
  for (const piece of texts.slice(from, to)) {
    await new Promise(resolve => requestAnimationFrame(resolve));
    text += piece;
    holder.replaceChildren(
      DOMPurify.sanitize(marked.parse(text, { async: false }), { RETURN_DOM_FRAGMENT: true }) as unknown as Node,
    );
  }
  holder.remove();
}

Object.assign(globalThis, { glmRerender: rerender });
