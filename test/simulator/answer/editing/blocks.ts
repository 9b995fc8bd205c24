/** A change of a source in the form that the system message shows. */
export interface Block {
  search: string;
  replace: string;
}

export function writeBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(({ search, replace }) => ['<<<<<<< SEARCH', search, '=======', replace, '>>>>>>> REPLACE'].join('\n'))
    .join('\n\n');
}

/** Whole lines around a tag, as many as it takes to be in the source once. */
export function replaceTag(source: string, { tag, at }: { tag: string; at: number }, by: string): Block {
  let start = source.lastIndexOf('\n', at) + 1;
  let end = lineEnd(source, at + tag.length);
  while (source.split(source.slice(start, end)).length > 2 && (start > 0 || end < source.length)) {
    if (end < source.length) end = lineEnd(source, end + 1);
    else start = source.lastIndexOf('\n', start - 2) + 1;
  }
  const search = source.slice(start, end);
  return { search, replace: source.slice(start, at) + by + source.slice(at + tag.length, end) };
}

function lineEnd(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at;
}
