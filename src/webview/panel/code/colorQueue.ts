/** Colours code blocks in small steps between frames, so that streaming and typing stay smooth. */
import { codeTokenizer, loadCodeTokenizer } from '../../shared/highlight/codeColors.ts';
import type { CodeTokenizer } from '../../shared/highlight/codeTokenizer.ts';

interface Colorable {
  readonly language: string;
  readonly element: HTMLElement;
  readonly isSelected: boolean;
  colorSome(tokenizer: CodeTokenizer): boolean;
}

/** Script time per step between two frames. */
const budgetMs = 6;

/** After the colouring code itself could not be loaded. */
const retryAfterMs = 10_000;

const waiting = new Set<Colorable>();
const readyLanguages = new Set<string>();
const loadingLanguages = new Set<string>();
let scheduled = false;
let retryAtMs = 0;

export function colorLater(block: Colorable): void {
  waiting.add(block);
  schedule();
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(run);
}

function run(): void {
  scheduled = false;
  const tokenizer = codeTokenizer();
  if (!tokenizer) {
    // Without the chunk the code stays plain, until code that comes later tries again.
    if (performance.now() >= retryAtMs) loadCodeTokenizer().then(schedule, postpone);
    return;
  }
  const end = performance.now() + budgetMs;
  for (const block of waiting) {
    if (performance.now() >= end) break;
    if (!readyLanguages.has(block.language)) {
      load(tokenizer, block.language);
    } else if (!block.element.isConnected) {
      waiting.delete(block);
    } else if (!block.isSelected && !block.colorSome(tokenizer)) {
      waiting.delete(block);
    }
  }
  if ([...waiting].some(block => readyLanguages.has(block.language) && !block.isSelected)) schedule();
}

function postpone(): void {
  retryAtMs = performance.now() + retryAfterMs;
}

function load(tokenizer: CodeTokenizer, language: string): void {
  if (loadingLanguages.has(language)) return;
  loadingLanguages.add(language);
  void tokenizer.load(language).then(loaded => {
    if (loaded) readyLanguages.add(language);
    else for (const block of waiting) if (block.language === language) waiting.delete(block);
    schedule();
  });
}

// What waited because the user was selecting in it goes on afterwards.
document.addEventListener('selectionchange', () => {
  if (waiting.size > 0) schedule();
});
