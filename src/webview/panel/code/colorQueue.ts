/** Has code blocks coloured piece by piece, in the tokenizer's thread; what comes back is shown between frames. */
import { type CodeColors, type CodeSession, loadCodeTokenizer } from '../../shared/highlight/codeColors.ts';
import type { CodeToken } from '../../shared/highlight/codeTokenizer.ts';

/** A piece of a block that is to be coloured next. */
export interface ColorStep {
  readonly code: string;
  /** Of the text that it stands for: the code and the line's end after it. */
  readonly length: number;
  readonly session: CodeSession;
}

interface Colorable {
  readonly language: string;
  readonly element: HTMLElement;
  readonly isSelected: boolean;
  /** What to colour now, if anything. */
  nextStep(): ColorStep | undefined;
  /** Shows it, unless the block has become another meanwhile. */
  showColors(step: ColorStep, lines: readonly (readonly CodeToken[])[]): void;
}

/** After the colouring code itself could not be loaded. */
const retryAfterMs = 10_000;

const waiting = new Set<Colorable>();
/** Their colours are there, and wait for the user to end a selection. */
const held = new Set<Colorable>();
let isBusy = false;
let retryAtMs = 0;

export function colorLater(block: Colorable): void {
  if (held.has(block)) return;
  waiting.add(block);
  if (!isBusy) void work();
}

/** One piece after the other, the blocks in turn. */
async function work(): Promise<void> {
  if (performance.now() < retryAtMs) return;
  isBusy = true;
  try {
    const colors = await loadCodeTokenizer();
    for (let block = nextBlock(); block; block = nextBlock()) await color(block, colors);
  } catch {
    // The code stays plain, until code that comes later tries again.
    retryAtMs = performance.now() + retryAfterMs;
  } finally {
    isBusy = false;
  }
}

/** Not one that the user is selecting in: exchanging nodes would drop the selection. */
function nextBlock(): Colorable | undefined {
  for (const block of waiting) if (!block.isSelected) return block;
  return undefined;
}

async function color(block: Colorable, colors: CodeColors): Promise<void> {
  // To the end of the line.
  waiting.delete(block);
  if (!(await colors.load(block.language))) return;
  const step = block.element.isConnected ? block.nextStep() : undefined;
  if (!step) return;
  const { lines } = await colors.tokenize(step.code, block.language, step.session);
  const show = (): void => {
    block.showColors(step, lines);
    if (block.nextStep()) colorLater(block);
  };
  if (block.isSelected) holdBack(block, show);
  else show();
}

function holdBack(block: Colorable, show: () => void): void {
  held.add(block);
  const look = (): void => {
    if (block.isSelected) return;
    document.removeEventListener('selectionchange', look);
    held.delete(block);
    show();
  };
  document.addEventListener('selectionchange', look);
}

// What waited because the user was selecting in it goes on afterwards.
document.addEventListener('selectionchange', () => {
  if (waiting.size > 0 && !isBusy) void work();
});
