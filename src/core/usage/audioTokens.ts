/**
 * Tokens of one second of sound, by the name of the model, first match. What is not listed is unknown.
 * Qwen omni: help.aliyun.com, Qwen-Omni, how audio is counted, 2025; GLM-4-Voice: by its
 * tokenizer (github.com/zai-org/GLM-4-Voice, 2024). Both unconfirmed.
 */
const tokensPerSecond: readonly (readonly [name: RegExp, tokens: number])[] = [
  [/qwen2\.5-omni/i, 25],
  [/qwen3-omni/i, 12.5],
  [/glm-4-voice/i, 12.5],
];

/** An estimate; undefined where nothing is known of the model. @param durationMs milliseconds */
export function tokensOfAudio(durationMs: number, modelId: string): number | undefined {
  const rate = tokensPerSecond.find(([name]) => name.test(modelId))?.[1];
  return rate === undefined ? undefined : Math.ceil((durationMs / 1000) * rate);
}
