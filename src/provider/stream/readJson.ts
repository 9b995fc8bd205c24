/** A piece of a frame: what it holds, that nothing could be read of it, or that it was the end. */
export type Recovered = { value: unknown } | 'lost' | 'done';

/**
 * What can be saved of a frame that is no JSON as a whole, in order. Seen: control characters that stand raw in a string,
 * two frames without a blank line between them, and a frame that breaks off where the next `data:` begins.
 */
export function readJson(data: string): Recovered[] {
  const whole = parse(data);
  if (whole !== undefined) return [{ value: whole }];
  return data
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(readLine);
}

function readLine(line: string): Recovered[] {
  if (line === '[DONE]') return ['done'];
  const whole = parse(line);
  if (whole !== undefined) return [{ value: whole }];
  const at = Math.max(line.lastIndexOf('data: {'), line.lastIndexOf('data:{'));
  const embedded = at === -1 ? undefined : parse(line.slice(line.indexOf('{', at)));
  // The frame in front of an embedded one is gone.
  return embedded === undefined ? ['lost'] : ['lost', { value: embedded }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another try below.
  }
  try {
    return hasControl.test(text) ? JSON.parse(escaped(text)) : undefined;
  } catch {
    return undefined;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const hasControl = /[\x00-\x1f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\x00-\x1f]/g;

/** With the control characters inside strings as JSON wants them; between the tokens they are white space. */
function escaped(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, string =>
    string.replace(controls, control => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
