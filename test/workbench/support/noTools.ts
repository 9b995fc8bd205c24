import { ToolBox } from '../../../src/host/agentTools/index.ts';
import type { Services } from '../../../src/host/services.ts';

/** Tools without a Studio to look at; they are off until a test switches them on. */
export function noTools(services: Services): ToolBox {
  return new ToolBox(services, { current: undefined });
}
