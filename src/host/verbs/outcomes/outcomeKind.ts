import type { VerbOutcome } from '../../../core/verbs/index.ts';
import type { VerbContext } from '../verbContext.ts';

export type OutcomeOf<K extends VerbOutcome['kind']> = Extract<VerbOutcome, { kind: K }>;

/** One thing that can be done with an outcome: a button in Chat and under the panel's answers. */
export interface OutcomeAction<O extends VerbOutcome> {
  /** Within its kind; stands in messages and in Chat's stored buttons. */
  readonly id: string;
  /** A codicon. */
  readonly icon: string;
  title(outcome: O): string;
  /**
   * Resolves with what is to be said about it; with nothing where what happened is in plain sight, or the user backed out.
   * @throws PlainFailure
   */
  run(outcome: O, context: VerbContext): Promise<string | undefined>;
}

/** What is said of an outcome and done with it. */
export interface OutcomeKind<O extends VerbOutcome> {
  /** In short, what it is: "TypeScript, 12 lines". Several outcomes of an answer are told apart by it. */
  label(outcome: O): string;
  /** What the reader should look at again; empty where nothing is wrong. */
  doubts(outcome: O): readonly string[];
  readonly actions: readonly OutcomeAction<O>[];
}
