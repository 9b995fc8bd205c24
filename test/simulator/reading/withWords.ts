import { verbFormOf } from '../answer/verbForm.ts';
import { readText } from '../vision/readText.ts';
import type { Received } from './received.ts';

/** With what is written in the pictures, where the answer is made of it: reading takes seconds. */
export async function withWords(received: Received): Promise<Received> {
  if (verbFormOf(received) === undefined) return received;
  const read = received.last.pictures.map(async picture => [picture.sha256, await readText(picture)] as const);
  return { ...received, words: new Map(await Promise.all(read)) };
}
