import { readFile } from 'node:fs/promises';
import { parse } from 'jsonc-parser';
import { z } from 'zod';
import { quietSettings, simulatorSettings } from '../editor/editorSettings.ts';
import type { ChosenEndpoint } from './chooseEndpoint.ts';

const customSchema = z.array(z.looseObject({ id: z.string() }));

/** The user settings of an earlier start; empty when there are none, or none that can be read. */
export const readSettings = async (file: string): Promise<Record<string, unknown>> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return z.record(z.string(), z.unknown()).safeParse(parse(text)).data ?? {};
};

/**
 * What a window starts with: what the person set in earlier starts, with the endpoint that answers this time. The
 * simulator has another address each time, and none while it does not run. A choice of another endpoint stays.
 */
export const startSettings = (earlier: Record<string, unknown>, endpoint: ChosenEndpoint): Record<string, unknown> => {
  const own = (customSchema.safeParse(earlier['glm.endpoint.custom']).data ?? []).filter(
    ({ id }) => id !== 'simulator',
  );
  const simulator = endpoint.simulatorUrl === undefined ? undefined : simulatorSettings(endpoint.simulatorUrl);
  const active = earlier['glm.endpoint.active'];
  return {
    ...quietSettings,
    // The sample workspace says in its README what to try.
    'workbench.startupEditor': 'readme',
    ...earlier,
    'glm.endpoint.custom': [...own, ...customSchema.parse(simulator?.['glm.endpoint.custom'] ?? [])],
    'glm.endpoint.active': active === undefined || active === 'simulator' ? endpoint.id : active,
  };
};
