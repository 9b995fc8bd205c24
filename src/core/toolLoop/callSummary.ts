/**
 * The arguments of a call in a line for people: `path: src/a.ts, line: 3`. What is long or nested is cut.
 * @param text JSON; anything else is shown as it stands
 */
export function argumentsInShort(text: string, maxChars = 120): string {
  const value = parsed(text);
  if (value === undefined) return cut(oneLine(text), maxChars);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${cut(oneLine(shown(field)), 60)}`);
  return cut(fields.join(', '), maxChars);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** By characters as people count them, so that none is cut apart. */
function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${[...text].slice(0, maxChars - 1).join('')}…`;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
