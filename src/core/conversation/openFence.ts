export interface OpenFence {
  /** The whole line that opens the code block, without indentation. */
  line: string;
  /** Its backticks or tildes. */
  marker: string;
}

/** The code block of the top level that a Markdown text ends inside of. */
export function openFenceOf(markdown: string): OpenFence | undefined {
  let open: OpenFence | undefined;
  for (const [, line = '', marker = '', info = ''] of markdown.matchAll(/^[ \t]*((`{3,}|~{3,})([^\n]*))$/gm)) {
    if (!open) {
      // Backticks behind backticks are a piece of code in a line of text.
      if (!(marker.startsWith('`') && info.includes('`'))) open = { line: line.trim(), marker };
    } else if (info.trim() === '' && marker.startsWith(open.marker)) open = undefined;
  }
  return open;
}
