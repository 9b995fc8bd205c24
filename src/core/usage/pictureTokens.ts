/** How many tokens pictures and films come to: an estimate for hosted endpoints, whose `usage` is the truth. */

export interface PixelSize {
  /** Pixels. */
  width: number;
  height: number;
}

/** How a family of models cuts pictures into patches of `patchSide` pixels, one token each after merging. */
export interface PatchRule {
  patchSide: number;
  /** Pictures are scaled until they come to so many tokens. */
  minTokens: number;
  maxTokens: number;
  /** Of a whole film. */
  maxVideoTokens: number;
  /** Where the numbers are from, and when they were read. */
  source: string;
}

/**
 * Patches of 14 pixels, merged two by two; a picture counts as two frames, so pixels ÷ (2 · 28 · 28) are tokens.
 * `min_pixels` 12,544 and `max_pixels` 9,633,792 of the preprocessor's configuration are 8 and 6,144 tokens.
 */
const glm46v: PatchRule = {
  patchSide: 28,
  minTokens: 8,
  maxTokens: 6144,
  maxVideoTokens: 30_000,
  source: 'transformers glm46v, preprocessor_config.json of zai-org/GLM-4.6V and GLM-4.6V-Flash, 2026-11',
};

/** By the name of the model, first match. What is not listed is taken for a GLM-4.6V, the best documented. */
const patchRules: readonly (readonly [name: RegExp, rule: PatchRule])[] = [
  [/glm-4\.6v/i, glm46v],
  [
    /glm-4\.[15]v/i,
    { ...glm46v, maxTokens: 7500, source: 'class default max_pixels 11,760,000 of transformers glm4v; unconfirmed' },
  ],
  [/glm-5\.3-flash/i, { ...glm46v, minTokens: 16, maxTokens: 8000, source: 'port in NVIDIA NeMo; unconfirmed' }],
];

/** One marker before and one behind each picture or moment of a film. */
const markerTokens = 2;
/** `12.5 seconds` behind each moment of a film. */
const timestampTokens = 5;
/** Longer than that against the other side, and the server refuses. */
const maxRatio = 200;

export function patchRuleOf(modelId: string): PatchRule {
  return patchRules.find(([name]) => name.test(modelId))?.[1] ?? glm46v;
}

/**
 * Tokens of the picture itself.
 * @returns undefined when its sides differ so much that the model does not take it
 */
export function pictureTokens(size: PixelSize, rule: PatchRule): number | undefined {
  return patches(size, 2, rule.minTokens, rule.maxTokens, rule.patchSide);
}

/** What a picture adds to a prompt, markers included; the most there can be for one that no model takes. */
export function promptTokensOfPicture(size: PixelSize, rule: PatchRule): number {
  return (pictureTokens(size, rule) ?? rule.maxTokens) + markerTokens;
}

/**
 * What a film adds to a prompt, its timestamps included.
 * @param durationS seconds
 * @returns undefined when its sides differ so much that the model does not take it
 */
export function promptTokensOfVideo(size: PixelSize, durationS: number, rule: PatchRule): number | undefined {
  const frames = sampledFrames(durationS);
  const moments = Math.ceil(frames / 2);
  const each = patches(size, moments * 2, rule.minTokens, rule.maxVideoTokens, rule.patchSide);
  return each === undefined ? undefined : moments * (each + markerTokens + timestampTokens);
}

/** Three frames a second up to half a minute, one up to five minutes, then one every two seconds, 640 at most. */
export function sampledFrames(durationS: number): number {
  const perSecond = durationS <= 30 ? 3 : durationS <= 300 ? 1 : 0.5;
  return Math.min(640, Math.max(1, Math.floor(durationS * perSecond)));
}

/** `smart_resize` of transformers glm46v, tokens instead of pixels: two frames of one patch are one token. */
function patches(
  { width, height }: PixelSize,
  frames: number,
  minTokens: number,
  maxTokens: number,
  side: number,
): number | undefined {
  const enlarged = Math.max(1, side / width, side / height);
  const w = Math.floor(width * enlarged);
  const h = Math.floor(height * enlarged);
  if (Math.max(w, h) / Math.min(w, h) > maxRatio) return undefined;
  const moments = frames / 2;
  let columns = roundHalfEven(w / side);
  let rows = roundHalfEven(h / side);
  if (moments * columns * rows > maxTokens) {
    const shrink = Math.sqrt((moments * w * h) / (maxTokens * side * side));
    columns = Math.max(1, Math.floor(w / shrink / side));
    rows = Math.max(1, Math.floor(h / shrink / side));
  } else if (moments * columns * rows < minTokens) {
    const stretch = Math.sqrt((minTokens * side * side) / (moments * w * h));
    columns = Math.ceil((w * stretch) / side);
    rows = Math.ceil((h * stretch) / side);
  }
  return columns * rows;
}

/** As Python rounds, which is what the models were trained with: 2.5 is 2, 3.5 is 4. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
