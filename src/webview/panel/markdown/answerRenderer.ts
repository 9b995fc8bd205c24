/** Block tokens of marked to HTML, for answers: no images from the network, no forms, only links that open outside. */
import { Marked, Parser, Renderer, type Token, type Tokens } from 'marked';
import { toolPictureNumber } from '../../../core/vision/index.ts';
import { footnoteExtensions } from './footnotes.ts';
import { safeHref } from './links.ts';
import { maskMath, mathExtensions } from './math/mathSyntax.ts';
import { escapeHtml, passHtml } from './rawHtml.ts';

/** Options of every lexer and parser: models break lines where they mean a break. */
export const markedOptions = new Marked({
  gfm: true,
  breaks: true,
  extensions: [...mathExtensions, ...footnoteExtensions],
  hooks: { emStrongMask: maskMath },
}).defaults;

class AnswerRenderer extends Renderer {
  override html({ text, block }: Tokens.HTML | Tokens.Tag): string {
    const { html, literal } = passHtml(text);
    if (!block) return html;
    return literal ? `<p class="raw-html">${html.trim()}</p>\n` : html;
  }

  override link({ href, title, tokens }: Tokens.Link): string {
    const text = this.parser.parseInline(tokens);
    const target = safeHref(href);
    if (!target) return text;
    return `<a href="${escapeHtml(target)}" title="${escapeHtml(title ? `${title} (${target})` : target)}">${text}</a>`;
  }

  /**
   * A picture in an answer would be a request to a stranger's server: it becomes a link that the user may follow. One
   * that a tool has returned gets its place, and nothing more here.
   */
  override image({ href, text }: Tokens.Image): string {
    const number = toolPictureNumber(href);
    if (number !== undefined) {
      return `<span class="tool-picture" title="${number}">${escapeHtml(text)}</span>`;
    }
    const target = safeHref(href);
    const label = escapeHtml(text || 'image');
    if (!target) return `<span class="picture-link">${label}</span>`;
    return `<a class="picture-link" href="${escapeHtml(target)}" title="${escapeHtml(target)}">${label}</a>`;
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    return `<span class="task">${checked ? '☑' : '☐'}</span> `;
  }

  override code({ text, lang }: Tokens.Code): string {
    return `<pre><code class="language-${escapeHtml(languageOf(lang))}">${escapeHtml(text)}</code></pre>\n`;
  }

  override table(token: Tokens.Table): string {
    return `<div class="table" tabindex="0">${super.table(token)}</div>\n`;
  }
}

const parser = new Parser({ ...markedOptions, renderer: new AnswerRenderer() });

export function renderBlock(token: Token): string {
  return parser.parse([token]);
}

/** First word of a fence's info string: `ts title="a.ts"` is `ts`. */
export function languageOf(info: string | undefined): string {
  return /^[\w+#.-]*/.exec(info?.trim() ?? '')?.[0].toLowerCase() ?? '';
}
