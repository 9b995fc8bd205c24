import type { Services } from '../services.ts';
import { restoreDiagrams } from './diagramTab.ts';

export { openDiagram } from './diagramTab.ts';

/** Documents of Mermaid with their drawings. */
export function registerDiagrams(services: Services): void {
  services.context.subscriptions.push(restoreDiagrams(services));
}
