import { type ReadEdits, readEdits } from '../../edits/index.ts';

/** `readEdits` of an answer about a page: where it is the whole page instead, that is the problem. */
export function readPageEdits(answer: string): ReadEdits {
  const read = readEdits(answer);
  if (read.edits.length + read.problems.length > 0) return read;
  const isPage = /<!doctype html|<html[\s>]/i.test(answer) && /<\/html>|<body[\s>]/i.test(answer);
  return isPage ? { edits: [], problems: [{ kind: 'whole-page', block: 0, excerpt: '' }] } : read;
}
