import { openWalkthrough } from '../commands/openWalkthrough.ts';
import { showStatus } from '../commands/showStatus.ts';
import type { Services } from '../services.ts';
import { StatusItem } from './statusItem.ts';

/** What a glance tells, and the first steps. */
export function registerStatus(services: Services): void {
  services.context.subscriptions.push(new StatusItem(services), showStatus(services), openWalkthrough(services));
}
