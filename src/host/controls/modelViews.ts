import { numberOptions } from '../../core/controls/index.ts';
import type { EndpointView, ModelView, OptionsView } from '../../protocol/index.ts';
import {
  capabilitiesOf,
  type Endpoint,
  endpoints as builtIn,
  type ModelInfo,
  samplingField,
} from '../../provider/index.ts';
import { needsKey } from '../endpointRegistry.ts';
import { isPlan } from '../errorCause.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import { describePrice, shortTokens } from '../models/describeModel.ts';
import { describeCost } from '../usage/describeUsage.ts';
import type { Settings } from '../settings.ts';

/** More stop words than anybody writes. */
const manyStops = 16;

export function modelView(endpoint: Endpoint, model: ModelInfo): ModelView {
  const { id, label, input, output, contextTokens, thinking } = model;
  const kinds = (['video', 'audio', 'file'] as const).filter(kind => input.includes(kind));
  return {
    id,
    label,
    vision: seesPictures(model),
    abilities: [
      ...kinds,
      ...(output.includes('audio') ? ['speech' as const] : []),
      ...(model.tools ? ['tools' as const] : []),
    ],
    thinking,
    ...(contextTokens !== undefined && { context: shortTokens(contextTokens) }),
    price: isPlan(endpoint) ? describeCost({ kind: 'plan' }) : describePrice(model),
  };
}

export function groupOf(endpoint: Endpoint): EndpointView['group'] {
  if (!needsKey(endpoint)) return 'local';
  if (isPlan(endpoint)) return 'plan';
  return builtIn.some(({ id }) => id === endpoint.id) ? 'pay' : 'own';
}

/** What the endpoint lets one ask of the model, and what the user does ask. */
export function optionsView(choice: ModelChoice | undefined, endpoint: Endpoint, settings: Settings): OptionsView {
  const { sampling, maxStopSequences, responseFormats } = capabilitiesOf(endpoint);
  const { thinking: _, ...values } = choice ? settings.options(choice) : {};
  return {
    numbers: numberOptions.flatMap(name => {
      const field = samplingField(endpoint, name);
      if (!field) return [];
      const [min, max] = field.range;
      const ends = { ...(Number.isFinite(min) && { min }), ...(Number.isFinite(max) && { max }) };
      return [{ name, ...ends, isInteger: field.isInteger }];
    }),
    ...(choice?.model.maxOutputTokens !== undefined && { maxOutputTokens: choice.model.maxOutputTokens }),
    maxStops: sampling.includes('stop') ? Math.min(maxStopSequences, manyStops) : 0,
    takesJson: responseFormats.includes('json-object'),
    values,
  };
}
