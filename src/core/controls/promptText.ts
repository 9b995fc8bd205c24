/** Prompts with places for what is known when they are used: `{{selection}}`. */

const place = /\{\{\s*([\p{L}\p{N}_-]{1,40})\s*\}\}/gu;

/** Names of the places, each once, in their order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, name = '']) => name))];
}

export interface FilledPrompt {
  text: string;
  /** Places that something known should have filled, and there was nothing: they stand as they were. */
  missing: readonly string[];
}

/**
 * Puts in what is known. A place of another name is the user's own, to be written over; what is put in is not searched
 * for places again.
 * @param known by name; `undefined` where there is nothing at present
 */
export function fillPrompt(text: string, known: Readonly<Record<string, string | undefined>>): FilledPrompt {
  const missing = new Set<string>();
  const filled = text.replaceAll(place, (whole, name: string) => {
    if (!Object.hasOwn(known, name)) return whole;
    const value = known[name];
    if (value === undefined) missing.add(name);
    return value ?? whole;
  });
  return { text: filled, missing: [...missing] };
}
