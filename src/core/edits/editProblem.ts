/** Why a block of an answer was not applied. */
export interface EditProblem {
  readonly kind: /** It has no end, as where an answer was cut off. */
    | 'unfinished'
    /** It has no line that parts what is searched from what replaces it, or more than one. */
    | 'malformed'
    /** The answer is a page instead of blocks. */
    | 'whole-page'
    /** Nothing to search for. */
    | 'empty-search'
    /** The source does not have it. */
    | 'not-found'
    /** The source has it several times. */
    | 'ambiguous'
    /** It is about a piece that an earlier block changed otherwise. */
    | 'overlap'
    /** With it, an element would no longer end, or most of the page would be gone. All blocks are refused then. */
    | 'breaks-page';
  /** Counted from 1 in the order of the answer; 0 where it is the answer as a whole. */
  readonly block: number;
  /** The first lines of what was searched. */
  readonly excerpt: string;
  /** How often the source has it, where that is the problem. */
  readonly count?: number;
}

const excerptLines = 3;
const excerptLength = 160;

export function excerptOf(search: string): string {
  const lines = search.trim().split('\n').slice(0, excerptLines);
  return lines.join('\n').slice(0, excerptLength);
}

/** For the model, which is asked to mend it. */
export function editProblemText({ kind, block, excerpt, count }: EditProblem): string {
  const which = excerpt === '' ? `Block ${block}` : `Block ${block} (it begins with ${JSON.stringify(excerpt)})`;
  switch (kind) {
    case 'unfinished':
      return `${which} has no end. Write each block to its end line.`;
    case 'malformed':
      return `${which} needs exactly one line of equals signs between what is searched and what replaces it.`;
    case 'whole-page':
      return 'The answer was a whole page. Write blocks for the places that change, and nothing else.';
    case 'empty-search':
      return `${which} has nothing to search for. To insert something, search for the line beside it and repeat that line.`;
    case 'not-found':
      return `${which}: this text is not in the source. Copy it from there letter for letter, without leaving anything out.`;
    case 'ambiguous':
      return `${which}: this text stands in the source ${count ?? 'several'} times. Take lines around it in until there is one place only.`;
    case 'overlap':
      return `${which} is about a place that another block changes already. Write one block for both.`;
    case 'breaks-page':
      return 'Together the blocks leave an element, a comment or the style sheet without its end, or most of the page out.';
  }
}
