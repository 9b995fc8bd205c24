import type { AttachmentView } from '../../../protocol/index.ts';
import type { Turn } from '../state/panelModel.ts';

type Question = Extract<Turn['view'], { role: 'user' }>;

interface Found<T> {
  /** Where the answer stood: turns that are told later come in front of it. */
  readonly index: number;
  readonly first: string | undefined;
  /** The question that has some. */
  readonly place: number;
  readonly question: Question | undefined;
  readonly attachments: readonly T[];
}

/**
 * What answers were asked about: attachments of their question, else of the last question that had some. Remembered, as
 * it is asked for in each frame of an answer, and two thousand questions may stand in front of it without any.
 */
export class AskedAbout<T extends AttachmentView> {
  readonly #isWanted: (attachment: AttachmentView) => attachment is T;
  /** By answer. */
  readonly #found = new Map<string, Found<T>>();

  constructor(isWanted: (attachment: AttachmentView) => attachment is T) {
    this.#isWanted = isWanted;
  }

  of(turnId: string, turns: readonly Turn[]): readonly T[] {
    const index = turns.findLastIndex(({ view }) => view.id === turnId);
    const known = this.#found.get(turnId);
    // What an answer stands below does not change by itself: another branch has answers of its own.
    const isSame =
      known?.index === index &&
      known.first === turns[0]?.view.id &&
      (known.question === undefined || known.question === turns[known.place]?.view);
    if (known && isSame) return known.attachments;
    const found = this.#lookFor(index, turns);
    this.#found.set(turnId, found);
    return found.attachments;
  }

  #lookFor(index: number, turns: readonly Turn[]): Found<T> {
    const first = turns[0]?.view.id;
    for (let place = index; place >= 0; place--) {
      const view = turns[place]?.view;
      if (view?.role !== 'user') continue;
      const attachments = view.attachments.filter(this.#isWanted);
      if (attachments.length > 0) return { index, first, place, question: view, attachments };
    }
    return { index, first, place: -1, question: undefined, attachments: [] };
  }
}
