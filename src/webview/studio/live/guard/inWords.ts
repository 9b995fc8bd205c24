/** How deep, how wide and how long something is told. */
const maxDepth = 3;
const maxParts = 30;
const maxLength = 2000;

/** A value as a console tells it: a text as it is when it stands alone, anything else as a program would write it. */
export function inWords(value: unknown, isPlain = true): string {
  try {
    if (typeof value === 'string' && isPlain) return value.slice(0, maxLength);
    return tell(value, 0, new Set()).slice(0, maxLength);
  } catch {
    // A value may throw at whoever looks at it.
    return '(cannot be told)';
  }
}

function tell(value: unknown, depth: number, around: Set<object>): string {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value.slice(0, maxLength));
  if (typeof value === 'function') return `ƒ ${value.name}()`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Error)
    return value.stack?.includes(value.message) ? value.stack : `${value.name}: ${value.message}`;
  if (value instanceof Element) return `<${value.localName}${value.id ? ` id="${value.id}"` : ''}>`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (around.has(value)) return '(itself)';
  if (depth >= maxDepth) return Array.isArray(value) ? '[…]' : '{…}';
  const inner = new Set(around).add(value);
  if (Array.isArray(value)) {
    const parts = value.slice(0, maxParts).map(part => tell(part, depth + 1, inner));
    return `[${parts.join(', ')}${value.length > maxParts ? ', …' : ''}]`;
  }
  const keys = Object.keys(value);
  const parts = keys
    .slice(0, maxParts)
    .map(key => `${key}: ${tell((value as Record<string, unknown>)[key], depth + 1, inner)}`);
  const name = value.constructor?.name;
  const text = `{${parts.join(', ')}${keys.length > maxParts ? ', …' : ''}}`;
  return name && name !== 'Object' ? `${name} ${text}` : text;
}
