import type { Received } from '../reading/received.ts';
import { chartAnswer } from './chartAnswer.ts';
import { diagramAnswer } from './diagramAnswer.ts';
import { readTextAnswer } from './readTextAnswer.ts';
import { verbFormOf } from './verbForm.ts';

/** What is read off the pictures, in the form that the system message shows. */
export function verbAnswer(received: Received): string | undefined {
  switch (verbFormOf(received)) {
    case 'text':
      return readTextAnswer(received);
    case 'table':
      return chartAnswer(received);
    case 'mermaid':
      return diagramAnswer(received);
    case undefined:
      return undefined;
  }
}
