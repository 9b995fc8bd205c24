/** In what a model counts the places that it names in a picture. */
export type Coordinates = 'thousandths' | 'pixels';

/** By the beginning of a model's bare name; of others thousandths, which nearly all models speak by now. */
const families: readonly { prefix: string; coordinates: Coordinates; source: string }[] = [
  { prefix: 'glm-', coordinates: 'thousandths', source: 'docs.bigmodel.cn, GLM-4.5V and GLM-4.6V, 2026-11' },
  // The Omni model has the same eye.
  { prefix: 'qwen2.5-', coordinates: 'pixels', source: 'github.com/QwenLM/Qwen3-VL/issues/866, 2025-02' },
  { prefix: 'qwen2-', coordinates: 'thousandths', source: 'github.com/QwenLM/Qwen3-VL/issues/866, 2025-02' },
  { prefix: 'qwen3-', coordinates: 'thousandths', source: 'github.com/QwenLM/Qwen3-VL/issues/1741, 2025-10' },
];

/** @param modelId as an endpoint spells it: `z-ai/glm-4.6v`, `qwen2.5-vl-72b-instruct` */
export function coordinatesOf(modelId: string): Coordinates {
  const name = modelId.slice(modelId.lastIndexOf('/') + 1).toLowerCase();
  return families.find(({ prefix }) => name.startsWith(prefix))?.coordinates ?? 'thousandths';
}
