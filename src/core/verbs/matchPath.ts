/**
 * Which of the files with the right name an error means, by the folders that both paths end with: a path of a stack
 * trace is relative to who knows what, or absolute on the machine where it was built.
 * @param named forward slashes, as `NamedPlace` has it
 * @param files paths relative to the workspace, forward slashes
 * @returns the best; several where nothing tells them apart; none where a folder that is named is another one
 */
export function matchPath(named: string, files: readonly string[]): string[] {
  const wanted = named.split('/').filter(part => part !== '' && part !== '.' && part !== '..');
  const exact = wanted.join('/');
  if (files.includes(exact)) return [exact];
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(named);
  const scored = files.map(file => ({ file, score: commonEnd(wanted, file.split('/')) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // `lib/cart.ts` is not `src/cart.ts`; `/build/src/cart.ts` may well be `src/cart.ts`.
  const enough = best === wanted.length || best >= 2 || (isAbsolute && best === 1);
  return best === 0 || !enough ? [] : scored.filter(({ score }) => score === best).map(({ file }) => file);
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
