import type { ToolAnswer } from './loopTool.ts';

/** What came of a call. `answer` and `message` are what the model is told. */
export type CallOutcome =
  | { status: 'done'; answer: ToolAnswer }
  | { status: 'failed'; message: string }
  | { status: 'refused'; message: string }
  /** Not run: it brought the same result again and again. */
  | { status: 'repeated'; message: string }
  /** The answer was cancelled while it ran; the model is told nothing any more. */
  | { status: 'stopped' };
