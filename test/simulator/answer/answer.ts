import type { DraftFlaws, EditManner } from '../habits.ts';
import type { Received } from '../reading/received.ts';
import { agentAnswer } from './agentAnswer.ts';
import { codeAnswer } from './codeAnswer.ts';
import { boxesAnswer } from './boxesAnswer.ts';
import { continuedAnswer } from './continuedAnswer.ts';
import { conversationAnswer, toolResultAnswer } from './conversationAnswer.ts';
import { codeEditAnswer } from './editing/codeEditAnswer.ts';
import { editAnswer } from './editing/editAnswer.ts';
import { lookAnswer } from './lookAnswer.ts';
import { mendedDiagramAnswer } from './mendedDiagramAnswer.ts';
import { namedFiles } from './namedFiles.ts';
import { pageAnswer } from './pageAnswer.ts';
import { pictureAnswer } from './pictureAnswer.ts';
import { placesAnswer } from './placesAnswer.ts';
import { seeingToolAnswer } from './seeingToolAnswer.ts';
import { structuredAnswer } from './structuredAnswer.ts';
import { thinkingAbout } from './thinking.ts';
import { toolAnswer } from './toolAnswer.ts';
import { verbAnswer } from './verbAnswer.ts';
import { writtenCalls } from './writtenCalls.ts';

/** How well this one answer is given; `Habits` has what the words mean. */
export interface Manner {
  draft: DraftFlaws;
  edits: EditManner;
  mends: number;
}
export const atItsBest: Manner = { draft: {}, edits: 'mend', mends: 2 };

export interface Answer {
  /** Empty when thinking is off. */
  reasoning: string;
  content: string;
  toolCalls: readonly { name: string; arguments: string }[];
}

/**
 * The rule, from what stands in the request and never from the meaning of its words:
 * 0. an answer of its own to go on with, and the words it stopped at: the rest of it;
 * 1. an agent's tools for reading and editing, and a question that names a file and two identifiers: the next step of
 *    that renaming; or calls that the question itself writes out: those, round after round;
 * 2. results of tools at the end: an answer about those results;
 * 3. files that are named, and tools to read files and look at pictures: a call for each;
 *    a picture that is named and not there, and a tool of the extension that takes pictures by name: that call; a
 *    function that may be called and can be filled: that call;
 * 4. JSON demanded (`response_format`, or a JSON Schema written in the system message): JSON that fits it;
 * 5. HTML in a fence, and a system message that shows search-and-replace blocks: edits of that page;
 *    code of a path in a fence, and the same: edits of that code;
 * 6. a picture, and a system message with an example of `"box"` and `"kind"`: the pictures within that picture;
 * 6a. pictures, frames or pages, and a system message that shows how differences, places in code, moments or pages are
 *    written: what is seen, in that form;
 * 6b. a picture, and a system message that shows the form of a reading (text, table, Mermaid): what is read off it;
 * 7. a picture, and a system message that holds `<!DOCTYPE html>`: a page drawn from the picture;
 * 8. a picture, and a question or a system message that holds a form for places in it: where its regions are, in that form;
 * 9. a picture, code, or neither in the last message: a description of just that.
 */
export function answerTo(received: Received, thinking: boolean, manner: Manner = atItsBest): Answer {
  const reasoning = thinking ? thinkingAbout(received) : '';
  const text = (content: string): Answer => ({ reasoning, content, toolCalls: [] });
  const rest = continuedAnswer(received, before => answerTo(before, false, manner).content);
  if (rest !== undefined) return text(rest);
  const step = agentAnswer(received);
  if (step) return 'text' in step ? text(step.text) : { reasoning, content: '', toolCalls: [step.call] };
  const written = writtenCalls(received);
  if (written) return { reasoning, content: '', toolCalls: written };
  if (received.toolResults.length > 0) return text(toolResultAnswer(received));
  const files = namedFiles(received);
  if (files) return { reasoning, content: '', toolCalls: files };
  const call = seeingToolAnswer(received) ?? toolAnswer(received);
  if (call) return { reasoning, content: '', toolCalls: [call] };
  const json = structuredAnswer(received);
  if (json !== undefined) return text(json);
  const edits = editAnswer(received, manner.edits, manner.mends);
  if (edits !== undefined) return text(edits);
  const codeEdits = codeEditAnswer(received, manner.edits);
  if (codeEdits !== undefined) return text(codeEdits);
  const boxes = boxesAnswer(received);
  if (boxes !== undefined) return text(boxes);
  const look = lookAnswer(received);
  if (look !== undefined) return text(look);
  const verb = verbAnswer(received) ?? mendedDiagramAnswer(received);
  if (verb !== undefined) return text(verb);
  const page = pageAnswer(received, manner.draft);
  if (page !== undefined) return text(page);
  const places = placesAnswer(received);
  if (places !== undefined) return text(places);
  const parts = [pictureAnswer(received), codeAnswer(received)].filter(part => part !== '');
  return text(parts.length > 0 ? parts.join('\n\n') : conversationAnswer(received));
}
