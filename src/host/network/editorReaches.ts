import type { Endpoint } from '../../provider/index.ts';

const patienceMs = 3_000;

/**
 * Whether the editor's own network gets through to where ours did not: asked without a key and without a word of the
 * request, and any answer but the proxy's own counts.
 */
export async function editorReaches({ baseUrl }: Endpoint): Promise<boolean> {
  try {
    const { status, body } = await globalThis.fetch(new URL(baseUrl).origin, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await body?.cancel();
    return status !== 407;
  } catch {
    return false;
  }
}
