// The simulator from another process: what tests in code do by its object, by its control paths.
import type { HabitOptions } from '../../simulator/habits.ts';
import type { FaultKind, FaultMatch, RecordedRequest } from '../../simulator/types.ts';

const url = (): string => {
  const value = process.env.GLM_CHAT_SIMULATOR_URL;
  if (!value) throw new Error('GLM_CHAT_SIMULATOR_URL is not set: run through `npm test -- workbench`');
  return value;
};

const post = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(`${url()}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

export type Recorded = Omit<RecordedRequest, 'done'>;

/** Of chat completions, in the order in which they came. */
export const chatRequests = async (): Promise<Recorded[]> => {
  const response = await fetch(`${url()}/_simulator/requests`);
  const all = (await response.json()) as Recorded[];
  return all.filter(request => request.path.endsWith('/chat/completions'));
};

export const lastChatRequest = async (): Promise<Recorded> => {
  const last = (await chatRequests()).at(-1);
  if (!last) throw new Error('no chat request was made');
  return last;
};

/** Returns what lets a held answer go on. */
export const addFault = async (
  fault: FaultKind & { times?: number; match?: FaultMatch },
): Promise<{ release(): Promise<unknown> }> => {
  const { id } = (await post('fault', fault)) as { id: number };
  return { release: () => post('release', { id }) };
};

/** How well it does what it is asked from now on. */
export const setHabits = (habits: HabitOptions): Promise<unknown> => post('habits', habits);

export const resetSimulator = (): Promise<unknown> => post('reset', {});
