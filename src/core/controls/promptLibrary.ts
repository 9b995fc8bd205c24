/** The prompts that people keep, laid over those that come with the extension. */
import * as z from 'zod';

export interface Prompt {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** One of the user's own, or what they made of one that came with the extension. */
const keptPromptSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1),
  text: z.string().min(1),
  /** One that came with the extension and was deleted. */
  hidden: z.boolean().exactOptional(),
});
export type KeptPrompt = z.infer<typeof keptPromptSchema>;

/** Reads what stands in a settings file; entries that are no prompts are left out. */
export function keptPromptsOf(value: unknown): KeptPrompt[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, index) => {
    // By hand nobody writes an id.
    const named = typeof entry === 'object' && entry !== null ? { id: `own-${index + 1}`, ...entry } : entry;
    return keptPromptSchema.safeParse(named).data ?? [];
  });
}

/** All that are offered: those that came along first, in their order, then the user's own. */
export function mergePrompts(
  builtIn: readonly Prompt[],
  kept: readonly KeptPrompt[],
): (Prompt & { isBuiltIn: boolean; isChanged: boolean })[] {
  const changed = new Map(kept.map(prompt => [prompt.id, prompt]));
  const came = builtIn.flatMap(prompt => {
    const own = changed.get(prompt.id);
    if (own?.hidden) return [];
    const { id, name, text } = own ?? prompt;
    return [{ id, name, text, isBuiltIn: true, isChanged: own !== undefined }];
  });
  const known = new Set(builtIn.map(({ id }) => id));
  const own = [...changed.values()]
    .filter(({ id, hidden }) => !known.has(id) && !hidden)
    .map(({ id, name, text }) => ({ id, name, text, isBuiltIn: false, isChanged: false }));
  return [...came, ...own];
}
