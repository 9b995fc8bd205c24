import type { Element, LeftOut } from './pageParts.ts';

/** Attributes of HTML that React calls otherwise. From its documentation of common components. */
const renamed: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'className=class htmlFor=for defaultValue=value defaultChecked=checked acceptCharset=accept-charset httpEquiv=http-equiv',
    'accessKey autoCapitalize autoComplete autoFocus autoPlay charSet colSpan contentEditable controlsList crossOrigin dateTime',
    'encType enterKeyHint fetchPriority formAction formEncType formMethod formNoValidate formTarget frameBorder hrefLang inputMode',
    'isMap itemID itemProp itemRef itemScope itemType maxLength minLength noModule noValidate playsInline popoverTarget readOnly',
    'referrerPolicy rowSpan spellCheck srcDoc srcLang srcSet tabIndex useMap allowFullScreen cellPadding cellSpacing marginHeight marginWidth',
  ]
    .join(' ')
    .split(' ')
    .map(entry => {
      const [react = '', html = react.toLowerCase()] = entry.split('=');
      return [html, react];
    }),
);

const booleans = new Set(
  (
    'allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden inert ismap itemscope ' +
    'loop multiple muted nomodule novalidate open playsinline readonly required reversed selected'
  ).split(' '),
);
/** Of HTML they are initial values; of these elements alone. */
const initial: Readonly<Record<string, readonly string[]>> = {
  value: ['input', 'textarea', 'select'],
  checked: ['input'],
};

/** `className="a" style={{ color: 'red' }}`, each with a blank before it. @param classes in place of its own */
export function jsxAttributes(element: Element, leftOut: LeftOut, classes?: string): string {
  const attributes = element.attrs.flatMap(({ name, value, prefix }) => {
    const full = prefix ? `${prefix}:${name}` : name;
    if (/^on/i.test(full)) {
      leftOut.handlers++;
      return [];
    }
    // A name that JSX cannot write; React would refuse it as well.
    if (!/^[a-z_][\w.:-]*$/i.test(full) || (full === 'class' && classes !== undefined)) return [];
    if (full === 'selected' && element.tagName === 'option') return [];
    if (full === 'style') return [`style={${styleObject(value)}}`];
    const written = nameOf(full, element);
    if (booleans.has(full) && element.namespaceURI.endsWith('xhtml')) return [written];
    return [`${written}=${quoted(value)}`];
  });
  if (classes !== undefined) attributes.unshift(`className=${quoted(classes)}`);
  return attributes.map(text => ` ${text}`).join('');
}

function nameOf(name: string, element: Element): string {
  if (/^(?:data|aria)-/.test(name)) return name;
  const onlyOf = Object.hasOwn(initial, name) ? initial[name] : undefined;
  if (onlyOf && !onlyOf.includes(element.tagName)) return name;
  const known = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  if (known !== undefined || element.namespaceURI.endsWith('xhtml')) return known ?? name;
  // Of SVG: `stroke-width`, `xlink:href`.
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** In quotes where nothing in it would be read as anything else. */
export function quoted(value: string): string {
  return /["&\\\n\r{}<>]/.test(value) ? `{${JSON.stringify(value)}}` : `"${value}"`;
}

/** `color: red; --gap: 2px` → `{ color: 'red', '--gap': '2px' }`. */
export function styleObject(style: string): string {
  const declarations = style.match(/(?:[^;("']|\([^)]*\)|"[^"]*"|'[^']*')+/g) ?? [];
  const entries = declarations.flatMap(declaration => {
    const at = declaration.indexOf(':');
    const [name, value] = [declaration.slice(0, at).trim(), declaration.slice(at + 1).trim()];
    if (at < 0 || name === '' || value === '') return [];
    return [`${propertyName(name)}: ${JSON.stringify(value)}`];
  });
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function propertyName(name: string): string {
  if (name.startsWith('--')) return JSON.stringify(name);
  // `-webkit-` becomes `Webkit`, `-ms-` alone stays small.
  const camel = name
    .toLowerCase()
    .replace(/^-ms-/, 'ms-')
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return /^[a-z]\w*$/i.test(camel) ? camel : JSON.stringify(camel);
}
