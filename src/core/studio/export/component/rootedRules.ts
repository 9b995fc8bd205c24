/**
 * Style rules of a page, for a part of a page: what they say of `html`, `body` and `:root` holds for the element that
 * stands for them. Strings, comments and what is in parentheses stay as they are.
 */
export function rootedRules(css: string, root: string): string {
  let out = '';
  let prelude = '';
  for (const [piece] of css.matchAll(
    /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*\)|[{};(]|[^{};"'/(]+|\//g,
  )) {
    if (piece === '{') {
      out += `${prelude.trimStart().startsWith('@') ? prelude : rooted(prelude, root)}{`;
      prelude = '';
    } else if (piece === ';' || piece === '}') {
      out += prelude + piece;
      prelude = '';
    } else if (piece.startsWith('/*') && prelude.trim() === '') {
      out += prelude + piece;
      prelude = '';
    } else prelude += piece;
  }
  return out + prelude;
}

/** `html`, `body` and `:root` where they stand as selectors of their own; `html body` is one element, not two. */
function rooted(selector: string, root: string): string {
  return selector
    .replace(/(^|[\s,>+~(])(?:html|:root)\s*(?:>\s*)?(?=body(?![\w-]))/gi, '$1')
    .replace(/(^|[\s,>+~(])(?:html|body|:root)(?![\w-])/gi, `$1${root}`);
}
