import * as z from 'zod';
import type { VerbName } from '../../core/verbs/index.ts';
import { toolNames } from '../ids.ts';

/** One tool of the family that looks at pictures: what it takes, and what is asked about them. */
export interface SeeingToolSpec<Input> {
  readonly name: string;
  readonly schema: z.ZodType<Input>;
  /** How the input names its pictures, in the order in which they are sent. */
  pictures(input: Input): readonly string[];
  /** What is asked; empty for what the verb asks by itself. */
  wish(input: Input): string;
  /** Whose rules the answer keeps to; without one it is a plain question. */
  readonly verb?: VerbName;
}

const image = z.string().min(1);
const wish = z.string().optional();

const one = (name: string, verb: VerbName): SeeingToolSpec<{ image: string; wish?: string | undefined }> => ({
  name,
  verb,
  schema: z.object({ image, wish }),
  pictures: input => [input.image],
  wish: input => input.wish ?? '',
});

export const lookAtImage: SeeingToolSpec<{ image: string; question: string }> = {
  name: toolNames.lookAtImage,
  schema: z.object({ image, question: z.string().min(1) }),
  pictures: input => [input.image],
  wish: input => input.question,
};
export const readText = one(toolNames.readText, 'ocr');
export const readChart = one(toolNames.readChart, 'chart');
export const locateInImage: SeeingToolSpec<{ image: string; what: string }> = {
  name: toolNames.locateInImage,
  verb: 'locate',
  schema: z.object({ image, what: z.string().min(1) }),
  pictures: input => [input.image],
  wish: input => input.what,
};
export const compareImages: SeeingToolSpec<{ first: string; second: string; wish?: string | undefined }> = {
  name: toolNames.compareImages,
  verb: 'compare',
  schema: z.object({ first: image, second: image, wish }),
  pictures: input => [input.first, input.second],
  wish: input => input.wish ?? '',
};
