import type { ChatMessage, MediaKind } from '../provider/index.ts';
import type { ModelCatalog, ModelChoice } from './modelCatalog.ts';

/** The vision model of the same endpoint where it takes what the chosen one does not; else the chosen one. */
export function whoAnswers(
  choice: ModelChoice,
  kinds: ReadonlySet<MediaKind>,
  catalog: Pick<ModelCatalog, 'vision'>,
): ModelChoice {
  const missing = [...kinds].filter(kind => !choice.model.input.includes(kind));
  if (missing.length === 0) return choice;
  const vision = catalog.vision(choice.endpoint);
  return vision && missing.every(kind => vision.model.input.includes(kind)) ? vision : choice;
}

export function kindsIn(messages: readonly ChatMessage[]): ReadonlySet<MediaKind> {
  const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
  return new Set(parts.flatMap(({ type }) => (type === 'text' ? [] : [type])));
}
