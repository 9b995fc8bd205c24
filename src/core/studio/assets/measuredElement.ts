/** An element of a page as it is laid out, as far as it matters for what may take its place. */
export interface MeasuredElement {
  /** As `ElementPath`, with the names from below `html` down. */
  readonly path: readonly number[];
  readonly names: readonly string[];
  /** Its border box, in CSS pixels of the page from its top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Computed `display`. */
  readonly display: string;
  /** It has padding or a border: what stands in it is smaller than it is. */
  readonly isInset: boolean;
  /** It is drawn itself: it has a background, a border, or is a picture. */
  readonly isPainted: boolean;
  /** Letters in it, white space not counted. */
  readonly letters: number;
  /** Elements in it, at any depth. */
  readonly elements: number;
  /** Of the placeholder's attribute. */
  readonly asset?: string | undefined;
  /** For people: "div.hero". */
  readonly label: string;
  readonly role?: string | undefined;
}

/** Names an element from one message to the next, as long as the page is the same there. */
export function placeKey({ path, names }: Pick<MeasuredElement, 'path' | 'names'>): string {
  return `${path.join('.')} ${names.join('>')}`;
}
