/** TeX to elements: KaTeX, held to what draws, and sanitised like all else. Large: import it dynamically only. */
import DOMPurify, { type Config } from 'dompurify';
import katex from 'katex';
import { isDisplay, texOf } from './mathSyntax.ts';

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS:
    // The body is what the parser puts all into; forbidden, its content would be copied, for nothing.
    (
      'body span svg path line math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot ' +
      'mover munder munderover mmultiscripts mtable mtr mtd mlabeledtr menclose mpadded mphantom mstyle merror'
    ).split(' '),
  ALLOWED_ATTR: (
    'class style xmlns width height viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width encoding display stretchy ' +
    'fence separator accent accentunder mathvariant mathsize mathcolor mathbackground lspace rspace minsize maxsize ' +
    'columnalign columnspacing columnlines rowspacing rowlines rowalign scriptlevel displaystyle linethickness ' +
    'notation depth voffset symmetric movablelimits linebreak side'
  ).split(' '),
  ALLOW_ARIA_ATTR: true,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** What KaTeX sets on its elements: sizes, places, colours. */
const allowedStyles = new Set(
  (
    'height width min-width max-width vertical-align margin-left margin-right margin-top margin-bottom padding-left ' +
    'padding-right top bottom left right color background-color border-color border-width border-style ' +
    'border-top-width border-bottom-width border-right-width border-left-width border-right-style ' +
    'border-bottom-style border-top-style text-shadow'
  ).split(' '),
);

const purifier = DOMPurify(window);
purifier.setConfig(config);
purifier.addHook('uponSanitizeAttribute', (_node, data) => {
  if (data.attrName !== 'style') return;
  data.attrValue = data.attrValue
    .split(';')
    .filter(declaration => {
      const [property = '', value = ''] = declaration.split(':', 2);
      const name = property.trim();
      return (
        (allowedStyles.has(name) && /^[\w.%#,\s-]+$/.test(value)) ||
        (name === 'position' && value.trim() === 'relative')
      );
    })
    .join(';');
});

/** @throws when the TeX cannot be read; the message says why and where */
export function drawMath(source: string): DocumentFragment {
  const html = katex.renderToString(texOf(source), {
    displayMode: isDisplay(source),
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: false,
    trust: false,
    // In ems: nothing is larger than a few lines, however large it is asked to be.
    maxSize: 40,
    maxExpand: 500,
  });
  return purifier.sanitize(html, config);
}
