import type { EndpointRegistry } from '../endpointRegistry.ts';
import type { ModelCatalog, ModelChoice } from '../modelCatalog.ts';

/** The id under which a model stands in the editor's picker; an endpoint's id has no slash, a model's may. */
export function languageModelId({ endpoint, model }: ModelChoice): string {
  return `${endpoint.id}/${model.id}`;
}

/** The model behind an id of the picker, or nothing when its endpoint is gone or no longer has it. */
export function findLanguageModel(
  id: string,
  endpoints: EndpointRegistry,
  catalog: ModelCatalog,
): ModelChoice | undefined {
  const slash = id.indexOf('/');
  const endpoint = slash > 0 ? endpoints.find(id.slice(0, slash)) : undefined;
  if (!endpoint) return undefined;
  const wanted = id.slice(slash + 1);
  const model = catalog.known(endpoint).find(entry => entry.id === wanted);
  if (model) return { endpoint, model };
  // Chosen by its id in the settings, and in no list.
  return [catalog.chat(endpoint), catalog.vision(endpoint)].find(choice => choice?.model.id === wanted);
}
