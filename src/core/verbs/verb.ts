import type { AttachmentKind } from '../attachments/index.ts';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { VerbName } from './verbNames.ts';
import type { VerbOutcome } from './verbOutcome.ts';

/** What an answer was about, for whoever reads it: in the order in which it was sent. */
export interface VerbMaterial {
  /** Pictures as they were sent; `width` and `height` in pixels, as displayed. */
  pictures: readonly { name: string; width: number; height: number }[];
  /** Lines from which to judge where an answer's own language or file is not said. */
  locale: string;
}

/**
 * A thing to do with pictures, films and documents that has a name: `/ocr`, `/chart`. Chat, the panel, menus and tools
 * all run the same one; they differ in how they show what came of it.
 */
export interface Verb {
  readonly name: VerbName;
  /** What it works on. Other attachments go along as what they are. */
  readonly takes: readonly AttachmentKind[];
  /** How many of those; more than `most` are refused by name. */
  readonly least: number;
  readonly most: number;
  readonly template: PromptTemplate;
  /** Asked where the user wrote nothing beside the verb. */
  readonly question: { readonly en: string; readonly zh: string };
  /** Without words beside it there is nothing to do: menus let the user write before it runs. */
  readonly needsWish?: boolean;
  /**
   * What can be done with a complete answer, in the order of its text. An answer that does not keep to the form has
   * none, and stays what it is: text.
   */
  outcomes(answer: string, material: VerbMaterial): VerbOutcome[];
}
