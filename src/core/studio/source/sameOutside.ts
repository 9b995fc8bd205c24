import type { PageTree, Span } from './pageTree.ts';

/**
 * Every element that is written outside of `was` in the one page is written outside of `is` in the other, under the
 * same name, with the same attributes, in the same order and as deep: what was changed inside opened and closed nothing
 * around it. Elements that begin inside do not count, however many they are.
 */
export function sameOutside(before: PageTree, was: readonly Span[], after: PageTree, is: readonly Span[]): boolean {
  const a = outlineOf(before, was);
  const b = outlineOf(after, is);
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

function outlineOf({ written }: PageTree, spans: readonly Span[]): string[] {
  return written
    .filter(({ start }) => !spans.some(span => start >= span.start && start < span.end))
    .toSorted((a, b) => a.start - b.start || a.path.length - b.path.length)
    .map(({ name, path, node }) => {
      const attributes = node.attrs.map(({ name: key, value }) => `${key}=${JSON.stringify(value)}`);
      return [path.length, name, ...attributes].join(' ');
    });
}
