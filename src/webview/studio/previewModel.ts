import * as z from 'zod/mini';
import type { PreviewState } from '../../protocol/index.ts';

/** How the user wants to look at it; outlives a reload. */
export const choicesSchema = z.object({ compare: z.boolean(), actualSize: z.boolean() });
export type Choices = z.infer<typeof choicesSchema>;

export interface PreviewModel {
  state: PreviewState;
  choices: Choices;
  /** There is something of the page to see. */
  visible: boolean;
  /** Stop was pressed and the host has not said yet that it stopped. */
  stopping: boolean;
  /** Said once, by the user following a link. */
  linkFollowed: boolean;
  /** A request to the host failed; in words. */
  failure: string | undefined;
}

export function isRunning({ status }: PreviewState): boolean {
  return status === 'waiting' || status === 'thinking' || status === 'streaming';
}

/** @returns undefined when the delta does not continue what is here */
export function grown(state: PreviewState, from: number, text: string): PreviewState | undefined {
  return from === state.html.length ? { ...state, html: state.html + text } : undefined;
}
