import type { Taker } from '../../core/attachments/index.ts';
import { capabilitiesOf, findModel, type MediaKind, maxKindsPerMessage, mediaRuleOf } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';

const kinds: readonly MediaKind[] = ['image', 'video', 'audio', 'file'];

/** What this model takes at this endpoint. */
export function takerOf(choice: ModelChoice): Taker {
  const { endpoint, model } = choice;
  const rules: Taker['rules'] = {};
  for (const kind of kinds) {
    const rule = mediaRuleOf(kind, endpoint, model.id);
    if (rule) rules[kind] = rule;
  }
  const { mixing } = capabilitiesOf(endpoint);
  const maxKinds = maxKindsPerMessage(endpoint, model.id);
  return { input: inputOf(choice), rules, ...(mixing && { mixing }), maxKindsPerMessage: maxKinds };
}

/** Of a model that no table has and whose server does not tell, nothing is known: whoever chose it is believed. */
function inputOf({ endpoint, model }: ModelChoice): Taker['input'] {
  const isUnknown = model.input.length === 1 && findModel(endpoint, model.id) === undefined;
  return isUnknown ? ['text', ...kinds] : model.input;
}
