import { PlainFailure } from '../../errorMessages.ts';

/** The model answered a wish, but with no change that can be made. */
export class NoChange extends PlainFailure {
  override readonly name = 'NoChange';
  /** What it said instead. */
  readonly talk: string;
  constructor(message: string, talk: string) {
    super(message, ['retry', 'choose-model']);
    this.talk = talk;
  }
}
