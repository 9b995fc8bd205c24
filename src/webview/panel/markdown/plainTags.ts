/**
 * A `<` that begins anything but a tag of formatting without attributes, or with the few that the renderer itself writes.
 * Exact to the letter: another case, a space or a slash more is for the sanitizer to judge.
 */
const beginsMore =
  /<(?!\/?(?:b|blockquote|br|code|del|em|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|s|small|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)>|\/(?:div|span)>|t[dh] align="(?:left|center|right)">|div class="table" tabindex="0">|span class="task">)/;

/**
 * Whether there is nothing in a block that a sanitizer could take out: no attribute with a value of a model, no element
 * that does more than format. Most blocks are like that, and each is asked about in every frame while it grows.
 */
export function hasPlainTags(html: string): boolean {
  return !beginsMore.test(html);
}
