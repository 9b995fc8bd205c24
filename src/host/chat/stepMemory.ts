import type { ChatMessage } from '../../provider/index.ts';

/** Conversations that go on at once are few, and pictures among the results are large. */
const most = 6;
const kept = new Map<string, readonly ChatMessage[]>();

/**
 * The calls and results of a turn as they were, for the question that follows it in this session of the editor: what is
 * stored with the conversation is only a line of each.
 * @param id of the turn
 */
export function rememberSteps(id: string, steps: readonly ChatMessage[]): void {
  kept.delete(id);
  kept.set(id, steps);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

export function stepsOf(id: string | undefined): readonly ChatMessage[] | undefined {
  return id === undefined ? undefined : kept.get(id);
}
