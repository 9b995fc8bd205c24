import { environmentNames } from '../../src/host/environmentNames.ts';
import { startSimulator } from '../../test/simulator/index.ts';

export interface ChosenEndpoint {
  /** For the setting `glm.endpoint.active`. */
  readonly id: string;
  /** Origin of the simulator, when it is the one that answers. */
  readonly simulatorUrl: string | undefined;
  /** For the person who starts. */
  readonly description: string;
  readonly close: () => Promise<void>;
}

/** The endpoint for which there is a key in the environment, else a simulator. */
export const chooseEndpoint = async (env: NodeJS.ProcessEnv = process.env): Promise<ChosenEndpoint> => {
  for (const [id, names] of Object.entries(environmentNames)) {
    const name = names.find(candidate => env[candidate]?.trim());
    if (name !== undefined) {
      return { id, simulatorUrl: undefined, description: `${id}, with the key from ${name}`, close: async () => {} };
    }
  }
  const simulator = await startSimulator({ keyless: true });
  return {
    id: 'simulator',
    simulatorUrl: simulator.url,
    description: 'a simulator, because there is no API key in the environment; it is no language model',
    close: () => simulator.close(),
  };
};
