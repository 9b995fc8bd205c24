/**
 * The clipboard's promise, with an end: where a browser would have to ask the user first it may never settle, since
 * nobody can answer in a webview.
 * @throws what it rejects with, or an error when the time is over
 */
export async function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('not answered in time')), timeoutMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
