/** The declarations of a `style` attribute, each kept as it is written. */

interface Declaration {
  /** Lower case but for custom properties; empty where there is no declaration but a comment, or nothing a browser reads. */
  property: string;
  /** As written, without the semicolon. */
  text: string;
  important: boolean;
}

/** Names of what it sets, as they are written: short forms by themselves. */
export function declaredProperties(style: string): string[] {
  return declarationsOf(style)
    .map(({ property }) => property)
    .filter(property => property !== '');
}

/**
 * Sets a property, or takes it and its parts away. It stays in its place unless something after it would win over it. The rest stays
 * as it is written, but for semicolons between declarations.
 */
export function withDeclaration(style: string, property: string, value: string | undefined): string {
  const declarations = declarationsOf(style);
  const own = declarations.filter(declaration => declaration.property === property);
  const last = declarations.findLastIndex(declaration => declaration.property === property);
  const rest = declarations.filter(declaration => declaration.property !== property);
  if (value === undefined) return joined(rest.filter(({ property: name }) => !isPartOf(name, property)));
  const mark = own.some(({ important }) => important) ? ' !important' : '';
  const text = `${property}: ${value}${mark}`;
  const overruled = declarations.slice(last + 1).some(later => overrules(later.property, property));
  if (last < 0 || overruled)
    return joined([...rest.filter(({ property: name }) => !isPartOf(name, property)), { text }]);
  return joined(
    declarations
      .filter((one, at) => at === last || one.property !== property)
      .map(one => (one.property === property ? { text } : one)),
  );
}

function joined(declarations: readonly { text: string }[]): string {
  return declarations.map(({ text }) => text).join('; ');
}

function overrules(later: string, property: string): boolean {
  return isPartOf(later, property) || isPartOf(property, later);
}

/** `padding-left` of `padding`; `border-top-left-radius` of `border-radius`. */
function isPartOf(part: string, whole: string): boolean {
  if (part.startsWith(`${whole}-`)) return true;
  return whole === 'border-radius' && /^border-.*-radius$/.test(part);
}

function declarationsOf(style: string): Declaration[] {
  return pieces(style).map(text => {
    const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').trim();
    const name = /^(--[^\s:]+|-?[a-z][\w-]*)\s*:/i.exec(bare)?.[1] ?? '';
    return {
      property: name.startsWith('--') ? name : name.toLowerCase(),
      text,
      important: /!\s*important$/i.test(bare),
    };
  });
}

/** Between semicolons that part declarations: not those in strings, brackets and comments. */
function pieces(style: string): string[] {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < style.length; at++) {
    const character = style[at];
    if (character === '\\') at++;
    else if (character === '"' || character === "'") at = endOfString(style, at, character);
    else if (style.startsWith('/*', at)) {
      const end = style.indexOf('*/', at + 2);
      at = end < 0 ? style.length : end + 1;
    } else if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      found.push(style.slice(from, at));
      from = at + 1;
    }
  }
  found.push(style.slice(from));
  return found.map(piece => piece.trim()).filter(piece => piece !== '');
}

function endOfString(style: string, start: number, quote: string): number {
  for (let at = start + 1; at < style.length; at++) {
    if (style[at] === '\\') at++;
    else if (style[at] === quote) return at;
  }
  return style.length;
}
