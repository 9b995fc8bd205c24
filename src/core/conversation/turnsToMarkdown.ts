import type { Turn } from './conversation.ts';

/**
 * Turns as Markdown to be pasted elsewhere. One alone is its text and nothing else; of several, each stands under who
 * said it. Attachments are named: their bytes are not text.
 */
export function turnsToMarkdown(turns: readonly Turn[], { you }: { you: string }): string {
  const [only] = turns;
  if (turns.length === 1 && only) return bodyOf(only);
  return turns
    .map(turn => `**${turn.role === 'user' ? you : turn.model.label}**\n\n${bodyOf(turn)}`)
    .join('\n\n---\n\n')
    .concat('\n');
}

function bodyOf(turn: Turn): string {
  const text = turn.text.trim();
  if (turn.role === 'assistant') return text;
  // As code: a name may hold what Markdown takes for its own.
  const names = turn.attachments.map(({ name }) => `- \`${name.replaceAll('`', "'")}\``).join('\n');
  return [names, text].filter(part => part !== '').join('\n\n');
}
