import type { Edit } from './edit.ts';
import { type EditProblem, excerptOf } from './editProblem.ts';

/** Marks of seven signs are asked for; models miscount, and some know other signs and words for the same. */
const beginMark = /^[ \t]*(?:<{5,9}|-{5,9}) ?(?:SEARCH|ORIGINAL|HEAD|OLD|FIND)\b[ \t:]*>?[ \t]*$/i;
/** The file that a block is about, behind the mark that was asked for and no other. */
const fileMark = /^[ \t]*<{5,9} ?SEARCH[ \t:]+[`"']?([^`"'<>|]*[^\s`"'<>|])[`"']?[ \t]*$/;
const middleMark = /^[ \t]*={5,9}[ \t]*$/;
const endMark = /^[ \t]*(?:>{5,9}|\+{5,9})(?: ?(?:REPLACE|UPDATED|NEW|END|MAIN)\b.*)?[ \t]*$/i;
const fenceMark = /^[ \t]*(`{3,}|~{3,})[ \t]*[\w-]*[ \t]*$/;

interface OpenBlock {
  file?: string;
  search: string[];
  /** Absent before the middle mark. */
  replace?: string[];
  /** A second middle mark, or none: it is read to its end, and refused. */
  malformed: boolean;
}

/** Blocks between lines of marks. */
export function readMarkedBlocks(text: string): { edits: Edit[]; problems: EditProblem[] } {
  const edits: Edit[] = [];
  const problems: EditProblem[] = [];
  let count = 0;
  let open: OpenBlock | undefined;
  const end = (block: OpenBlock, ended: boolean): void => {
    const search = bodyOf(block.search);
    const problem = (kind: EditProblem['kind']): void =>
      void problems.push({ kind, block: count, excerpt: excerptOf(search) });
    if (!ended) problem('unfinished');
    else if (block.malformed || !block.replace) problem('malformed');
    else edits.push({ search, replace: bodyOf(block.replace), ...(block.file && { file: block.file }) });
  };
  for (const line of text.split('\n')) {
    const file = fileMark.exec(line)?.[1];
    if (file !== undefined || beginMark.test(line)) {
      // Its end mark was forgotten: what another block follows was not cut off.
      if (open) end(open, true);
      open = { search: [], malformed: false, ...(file && { file }) };
      count++;
    } else if (!open) {
      // Talk, a fence, or an empty line.
    } else if (endMark.test(line)) {
      end(open, true);
      open = undefined;
    } else if (middleMark.test(line)) {
      if (open.replace) open.malformed = true;
      else open.replace = [];
    } else {
      (open.replace ?? open.search).push(line);
    }
  }
  // The answer's last fence is a sign that it came to its end as well.
  if (open) end(open, open.replace !== undefined && closesFence(open.replace, text));
  return { edits, problems };
}

/** Without a fence around it, or one that was opened before the block and is closed where its end mark is missing. */
function bodyOf(lines: readonly string[]): string {
  const [first, last] = [lines.findIndex(line => line.trim() !== ''), lines.findLastIndex(line => line.trim() !== '')];
  const isFence = (at: number): boolean => fenceMark.test(lines[at] ?? '');
  if (first >= 0 && first < last && isFence(first) && isFence(last)) return lines.slice(first + 1, last).join('\n');
  const fences = lines.filter(line => fenceMark.test(line)).length;
  if (last >= 0 && fences === 1 && isFence(last)) return lines.slice(0, last).join('\n');
  return lines.join('\n');
}

function closesFence(replace: readonly string[], text: string): boolean {
  const last = replace.findLast(line => line.trim() !== '');
  const fences = text.split('\n').filter(line => fenceMark.test(line)).length;
  return last !== undefined && fenceMark.test(last) && fences % 2 === 0;
}
