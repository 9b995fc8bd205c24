/** The last gate for drawings: shapes and text, nothing that runs, leads away or is loaded. */
import DOMPurify, { type Config } from 'dompurify';

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ['style'],
  FORBID_TAGS: (
    'a image use script foreignObject foreignobject animate animateMotion animatemotion animateTransform ' +
    'animatetransform animateColor animatecolor set feImage feimage iframe'
  ).split(' '),
  FORBID_ATTR: ['href', 'xlink:href', 'src', 'ping', 'target', 'tabindex'],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

const purifier = DOMPurify(window);
purifier.addHook('uponSanitizeElement', node => {
  if (node.nodeName.toLowerCase() === 'style') node.textContent = withoutAddresses(node.textContent ?? '');
});
purifier.addHook('uponSanitizeAttribute', (_node, data) => {
  data.attrValue = withoutAddresses(data.attrValue);
});

/** @throws when nothing of it is left */
export function sanitizeSvg(text: string): SVGSVGElement {
  const svg = purifier.sanitize(text, config).querySelector('svg');
  if (!svg) throw new Error('there is no drawing');
  return svg;
}

/** Addresses inside of the drawing (`url(#arrow)`) stay; an escape could hide another. */
function withoutAddresses(css: string): string {
  return (
    css
      .replace(/\\/g, '')
      .replace(/@import[^;]*;?/gi, '')
      .replace(/url\(\s*(?!["']?#)[^)]*\)?/gi, 'none')
      // Nothing moves by itself.
      .replace(/animation(?:-[a-z]+)?\s*:[^;}]*/gi, '')
      .replace(/(?:image-set|expression|-moz-binding|behavior)\s*[(:][^;}]*/gi, '')
  );
}
