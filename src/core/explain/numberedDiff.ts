/** A file of a diff. */
export interface DiffFile {
  /** As the diff names it: relative to the repository, of the new file unless it is gone. */
  path: string;
  isGone: boolean;
  /** With the lines' numbers in the new file in front; lines that were taken away bear none. */
  text: string;
}

/** Splits a unified diff into its files and numbers their lines, so that a model need not count. */
export function numberedDiff(diff: string): DiffFile[] {
  const files: { path: string; isGone: boolean; lines: string[] }[] = [];
  let line = 0;
  let left = { old: 0, new: 0 };
  for (const row of diff.split(/\r\n|\n/)) {
    const file = files.at(-1);
    if (left.old > 0 || left.new > 0) {
      const sign = row[0] ?? ' ';
      if (sign === '\\') continue;
      if (sign !== '-') left.new--;
      if (sign !== '+') left.old--;
      file?.lines.push(sign === '-' ? `\t${row}` : `${line++}\t${row === '' ? ' ' : row}`);
      continue;
    }
    if (row.startsWith('diff --git '))
      files.push({ path: pathOf(/ "?b\/(.*?)"?$/.exec(row)?.[1] ?? ''), isGone: false, lines: [] });
    else if (row.startsWith('+++ ') && !file) files.push({ path: sidePath(row), isGone: false, lines: [] });
    else if (!file) continue;
    else if (row.startsWith('+++ ') && !row.startsWith('+++ /dev/null')) file.path = sidePath(row);
    else if (row.startsWith('deleted file')) file.isGone = true;
    else if (row.startsWith('Binary files')) file.lines.push('(binary)');
    else {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(row);
      if (!hunk) continue;
      left = { old: Number(hunk[1] ?? 1), new: Number(hunk[3] ?? 1) };
      line = Number(hunk[2]);
      file.lines.push(row);
    }
  }
  return files.map(({ path, isGone, lines }) => ({ path, isGone, text: lines.join('\n') }));
}

function sidePath(row: string): string {
  return pathOf(
    row
      .slice(4)
      .replace(/\t.*$/, '')
      .replace(/^"(.*)"$/, '$1')
      .replace(/^b\//, ''),
  );
}

/** Git writes what is not ASCII as octal bytes unless it is told otherwise. */
function pathOf(name: string): string {
  if (!/\\[0-7]{3}/.test(name)) return name;
  const bytes = [...name.matchAll(/\\([0-7]{3})|([\s\S])/g)].map(([, octal, plain]) =>
    octal === undefined ? (plain ?? '').charCodeAt(0) : Number.parseInt(octal, 8),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
