import { failingStreams } from './failingStreams.ts';
import { framingStreams } from './framingStreams.ts';
import { leakedCallStreams } from './leakedCallStreams.ts';
import type { StreamFixture } from './streamFixture.ts';
import { textStreams } from './textStreams.ts';
import { toolCallStreams } from './toolCallStreams.ts';

/** Every stream whose events are known. */
export const streamFixtures: readonly StreamFixture[] = [
  ...textStreams,
  ...toolCallStreams,
  ...leakedCallStreams,
  ...framingStreams,
  ...failingStreams,
];
