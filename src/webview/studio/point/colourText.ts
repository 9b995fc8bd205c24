/** A computed colour, as people write it: `#0f766e`, with alpha `rgba(15, 118, 110, 0.5)`, `transparent`. */
export function colourText(computed: string): string {
  const channels = rgbOf(computed);
  if (!channels) return computed;
  const [red, green, blue, alpha] = channels;
  if (alpha === 0) return 'transparent';
  if (alpha < 1) return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  return hex(red, green, blue);
}

/** What the browser's own picker takes: it knows no alpha. */
export function pickerColour(computed: string): string {
  const [red, green, blue, alpha] = rgbOf(computed) ?? [0, 0, 0, 1];
  return alpha === 0 ? '#ffffff' : hex(red, green, blue);
}

function rgbOf(text: string): [number, number, number, number] | undefined {
  const match = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+))?\s*\)$/.exec(text);
  if (!match) return undefined;
  return [Number(match[1]), Number(match[2]), Number(match[3]), match[4] === undefined ? 1 : Number(match[4])];
}

function hex(...channels: number[]): string {
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}
