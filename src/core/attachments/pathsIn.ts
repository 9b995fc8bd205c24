/** A path as it stands in words: `whole` with the marks around it. */
export interface PathInWords {
  whole: string;
  path: string;
}

/** What looks like the path of a file with one of these endings. In backticks or quotes a path may hold spaces. */
export function pathsIn(text: string, extensions: readonly string[]): PathInWords[] {
  const ending = `\\.(?:${extensions.join('|')})`;
  const form = new RegExp(
    `\`([^\`\\n]+${ending})\`|"([^"\\n]+${ending})"|(?<![^\\s])([^\\s\`"]+${ending})(?![^\\s])`,
    'gi',
  );
  return [...text.matchAll(form)].map(([whole, ticked, quoted, bare]) => ({
    whole,
    path: ticked ?? quoted ?? bare ?? '',
  }));
}
