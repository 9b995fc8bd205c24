import type { FrameKey, ShownPage } from '../pageFrame.ts';

/** What the guard of a page whose scripts run hears from the shell. */
export type ToLive = { type: 'ping' };

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error';

/** Something that the page said, or that went wrong in it. */
export interface ConsoleLine {
  level: ConsoleLevel;
  text: string;
  /** In the page's source, from 1, where it is known. */
  line?: number;
}

/** What it says. The page may have a hand in all of it: believed is nothing. */
export type FromLive =
  | { type: 'pong' }
  | ShownPage
  | { type: 'key'; event: FrameKey }
  | { type: 'wheel'; deltaY: number; x: number; y: number }
  | { type: 'link' }
  /** `dropped`: how many more there were. */
  | { type: 'console'; lines: ConsoleLine[]; dropped: number }
  | { type: 'clear' }
  /** The policy stopped something. */
  | { type: 'blocked'; what: string; directive: string };

/** Says which message of a window's is the guard's first; its port comes with it. */
export const liveHello = 'glm-live-hello';
