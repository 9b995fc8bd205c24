import { nothing } from 'lit';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import type { StageLayers } from '../views/stage.ts';
import { pointLayer } from './pointLayer.ts';
import { regionLayer } from './regionLayer.ts';

/** What is pointed at in the page and circled in the screenshot, wherever the stage shows them. */
export function pointLayers(model: StudioModel, controller: StudioController): StageLayers {
  const { source } = model.state;
  return {
    page: pointLayer(model, controller),
    original: source ? regionLayer(model, controller, source) : nothing,
  };
}
