import { type Viewport, withoutViewportUnits } from './viewportUnits.ts';

/** Marks the page's root, which is none in an SVG. */
export const rootAttribute = 'data-glm-root';

/**
 * The rules of a style sheet that are in force here, as text for an SVG: there is another root, another viewport, and
 * other answers to what the media are.
 */
export function rulesOf(sheet: CSSStyleSheet, viewport: Viewport): string {
  return matchMedia(sheet.media.mediaText).matches ? textOf(sheet.cssRules, viewport) : '';
}

function textOf(rules: CSSRuleList, viewport: Viewport): string {
  return [...rules].map(rule => ruleText(rule, viewport)).join('\n');
}

function ruleText(rule: CSSRule, viewport: Viewport): string {
  if (rule instanceof CSSStyleRule) {
    const own = withoutViewportUnits(rule.style.cssText, viewport);
    const nested = rule.cssRules.length > 0 ? textOf(rule.cssRules, viewport) : '';
    return `${withOurRoot(rule.selectorText)} { ${own} ${nested} }`;
  }
  if (rule instanceof CSSMediaRule) {
    // A rule within another has to stay within something.
    return matchMedia(rule.conditionText).matches ? `@media all { ${textOf(rule.cssRules, viewport)} }` : '';
  }
  if (rule instanceof CSSSupportsRule) return `@supports ${rule.conditionText} { ${textOf(rule.cssRules, viewport)} }`;
  if (rule instanceof CSSContainerRule) {
    return `@container ${withoutViewportUnits(rule.conditionText, viewport)} { ${textOf(rule.cssRules, viewport)} }`;
  }
  if (rule instanceof CSSLayerBlockRule) return `@layer ${rule.name} { ${textOf(rule.cssRules, viewport)} }`;
  if (rule instanceof CSSImportRule) return '';
  return withoutViewportUnits(rule.cssText, viewport);
}

/** By what is of the same weight. What stands in quotation marks is text. */
function withOurRoot(selector: string): string {
  return selector.replace(/"(?:[^"\\]|\\.)*"|\\.|:(?:root|link|any-link)(?![\w-])/g, part =>
    part === ':root' ? `[${rootAttribute}]` : part.startsWith(':') ? '[href]' : part,
  );
}
