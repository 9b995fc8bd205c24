import type { CodeActions } from '../actions/codeActions.ts';
import { CodeBlock } from '../code/codeBlock.ts';

const drawn = new WeakSet<CodeBlock>();

/** Draws the diagrams of an answer that was asked for a diagram: each once, when it is complete. */
export function drawMade(answer: Element, actions: CodeActions): void {
  for (const element of answer.querySelectorAll('.code-block')) {
    const block = CodeBlock.of(element);
    if (!block?.isClosed || !isMermaid(block.language) || drawn.has(block)) continue;
    drawn.add(block);
    void block.draw(actions);
  }
}

const isMermaid = (language: string): boolean => language === 'mermaid' || language === 'mmd';
