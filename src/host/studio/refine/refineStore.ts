import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { costSchema } from '../../../core/usage/index.ts';

const roundSchema = z.object({
  id: z.uuid(),
  /** Counted from 1 over the life of the page. */
  round: z.number(),
  outcome: z.enum(['kept', 'worse', 'same', 'unusable', 'nothing', 'overtaken', 'stopped', 'failed']),
  modelLabel: z.string(),
  before: z.number().exactOptional(),
  after: z.number().exactOptional(),
  edits: z.number(),
  leftOut: z.number(),
  places: z.object({ mended: z.number(), of: z.number() }).exactOptional(),
  summary: z.string().exactOptional(),
  problems: z.array(z.string()),
  costs: z.array(costSchema),
  tokens: z.number(),
  startedAtMs: z.number(),
  tookMs: z.number(),
  undone: z.boolean(),
  /** The page before it, and what it made of it. */
  htmlBefore: z.string(),
  htmlAfter: z.string().exactOptional(),
});
export type RoundRecord = z.infer<typeof roundSchema>;

const fileSchema = z.object({ version: z.literal(1), rounds: z.array(roundSchema) });

/** Older ones are in the page's versions, if they were kept. */
const mostRounds = 30;

/** The rounds of a page, in a file of its own in the page's folder. */
export class RefineStore {
  readonly #path: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#path = join(folder, 'rounds.json');
  }

  /** In order; none where there is no file, or none that can be read. */
  async load(): Promise<RoundRecord[]> {
    try {
      return fileSchema.parse(JSON.parse(await readFile(this.#path, 'utf8'))).rounds;
    } catch {
      return [];
    }
  }

  /** One write after the other; a crash in the middle leaves what was before. @throws the system's error */
  async save(rounds: readonly RoundRecord[]): Promise<void> {
    const content = JSON.stringify({ version: 1, rounds: rounds.slice(-mostRounds) });
    const write = this.#last
      .catch(() => undefined)
      .then(async () => {
        await writeFile(`${this.#path}.new`, content, { mode: 0o600 });
        await rename(`${this.#path}.new`, this.#path);
      });
    this.#last = write;
    await write;
  }
}
