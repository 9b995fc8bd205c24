import type { Received } from '../reading/received.ts';
import { compareAnswer } from './compareAnswer.ts';
import { debugAnswer } from './debugAnswer.ts';
import { documentAnswer } from './documentAnswer.ts';
import { filmAnswer } from './filmAnswer.ts';

/** What is seen in pictures, frames and pages, in the form that the system message shows. */
export function lookAnswer(received: Received): string | undefined {
  return compareAnswer(received) ?? debugAnswer(received) ?? filmAnswer(received) ?? documentAnswer(received);
}
