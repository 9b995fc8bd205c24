/**
 * What runs inside the panel's page: it hears what the host would say, message by message, one of them a frame. Given
 * to the page as text: no name from outside may be used in here.
 */

export interface Piece {
  readonly turnId: string;
  readonly texts: readonly string[];
}

type Page = typeof globalThis & {
  dispatchEvent(event: unknown): boolean;
  requestAnimationFrame(callback: () => void): void;
};

/** Shows these pieces of an answer, each in a frame of its own; resolves after the last one is on the screen. */
export async function streamPieces({ turnId, texts }: Piece): Promise<void> {
  const page = globalThis as Page;
  const frame = (): Promise<void> => new Promise(resolve => page.requestAnimationFrame(() => resolve()));
  for (const text of texts) {
    await frame();
    const data = { kind: 'event', name: 'turn/delta', value: { turnId, text } };
    page.dispatchEvent(new MessageEvent('message', { data }));
  }
  await frame();
  await frame();
}

export function say({ name, value }: { name: string; value: unknown }): void {
  (globalThis as Page).dispatchEvent(new MessageEvent('message', { data: { kind: 'event', name, value } }));
}
