// What a person sees while the toolchain works: one line per step with its time, and a sign of life on long ones.

// The times go on when the work goes on under another Node.
const startedAt = Number(process.env.GLM_CHAT_STARTED_AT ?? Date.now());
process.env.GLM_CHAT_STARTED_AT = String(startedAt);
const heartbeatMs = 10_000;

/** Thrown for failures a person can act on: printed as message and hint, without a stack. */
export class ToolchainError extends Error {
  /**
   * @param {string} message what failed
   * @param {string} hint what to do about it
   */
  constructor(message, hint) {
    super(message);
    this.name = 'ToolchainError';
    this.hint = hint;
  }
}

/** @param {number} ms */
export const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

/**
 * One line on stderr: stdout belongs to results (`N passed, N failed`, the address of the editor).
 * @param {string} text
 */
export const say = text => {
  process.stderr.write(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${text}\n`);
};

/**
 * Runs `work`, says when it starts, when it ends and, every ten seconds in between, that it still runs.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {{ quiet?: boolean }} [options] `quiet`: the work shows signs of life of its own
 * @returns {Promise<T>}
 */
export const step = async (title, work, { quiet = false } = {}) => {
  say(`${title} …`);
  const begunAt = performance.now();
  const tell = () => say(`${title}: still at it after ${Math.round((performance.now() - begunAt) / 1000)} s`);
  const heartbeat = quiet ? undefined : setInterval(tell, heartbeatMs);
  try {
    const result = await work();
    say(`${title}: done in ${seconds(performance.now() - begunAt)}`);
    return result;
  } catch (error) {
    say(`${title}: FAILED after ${seconds(performance.now() - begunAt)}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
};

/**
 * Last resort of every entry script: says what failed and sets the exit status.
 * @param {unknown} error
 */
export const reportFailure = error => {
  if (error instanceof ToolchainError) {
    process.stderr.write(`\nFailed: ${error.message}\nWhat to do: ${error.hint}\n`);
  } else {
    process.stderr.write(`\nFailed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  process.exitCode = 1;
};
