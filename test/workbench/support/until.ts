const pollMs = 20;

/** Resolves when `condition` holds; fails with `what` after ten seconds. */
export const until = async (condition: () => Promise<boolean>, what: string, timeoutMs = 10_000): Promise<void> => {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
};
