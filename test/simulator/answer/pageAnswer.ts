import type { Received } from '../reading/received.ts';
import type { DraftFlaws } from '../habits.ts';
import { flawedPicture } from './flawedPicture.ts';
import { pageOf } from './page.ts';
import { tailwindPage } from './tailwindPage.ts';

/** A page drawn from the latest picture, of several sent together from the first, where the system message shows that a whole HTML document is wanted. */
export function pageAnswer(received: Received, flaws: DraftFlaws = {}): string | undefined {
  if (!/<!doctype html>/i.test(received.system)) return undefined;
  const picture = received.last.pictures[0] ?? received.pictures.at(-1);
  if (!picture) return undefined;
  const page = pageOf(flawedPicture(picture, flaws), received.chinese);
  return `\`\`\`html\n${/Tailwind CSS/.test(received.system) ? tailwindPage(page) : page}\n\`\`\``;
}
