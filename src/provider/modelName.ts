/** A model's name without its maker, its quantisation and its file format: `zai-org/GLM-4.6V-FP8` is `glm-4.6v`. */
export function bareName(id: string): string {
  const name = id.toLowerCase().split('/').at(-1) ?? '';
  return (
    name
      .replace(/[:@].*$/, '')
      // llama.cpp lists the file that it was started with.
      .replace(/\.gguf$/, '')
      .replace(/^zai-/, '')
      .replace(/-gguf$/, '')
      .replace(/-(fp8|bf16|awq|gptq|int4|int8|nvfp4|mlx|[48]bit|q\d_\w+)$/, '')
  );
}

export function isGlm(id: string): boolean {
  return /^(glm|autoglm)-/.test(bareName(id));
}
