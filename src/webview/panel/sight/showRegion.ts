import type { ImageView } from '../../../protocol/index.ts';
import type { PanelController } from '../panelController.ts';
import { showPicture } from '../views/lightbox.ts';
import type { ShownRegion } from './shownRegion.ts';
import type { RegionEventDetail, RegionLayer } from './regionLayer.ts';
import './regionLayer.ts';
import { openRegionMenu } from './regionMenu.ts';

export interface ShowRegionOptions {
  readonly region: ShownRegion;
  /** All of the answer. */
  readonly regions: readonly ShownRegion[];
  readonly pictures: readonly ImageView[];
  readonly controller: PanelController;
}

/** Its picture in full, with all the places that the answer names in it. */
export function showRegion(options: ShowRegionOptions): void {
  const { region, pictures, controller } = options;
  const shown = pictures[region.picture];
  if (!shown) return;
  const layers = new Map<string, RegionLayer>();
  const layerOf = (view: ImageView): RegionLayer | undefined => {
    const index = pictures.findIndex(({ id }) => id === view.id);
    if (index < 0) return undefined;
    const layer = layers.get(view.id) ?? createLayer(index, options);
    layers.set(view.id, layer);
    return layer;
  };
  showPicture(shown, controller, { overlayOf: layerOf, at: region.box });
  layerOf(shown)?.focusRegion(region.key);
}

/** Here the picture is in full already: a click is for what can be done. */
function createLayer(index: number, { regions, pictures, controller }: ShowRegionOptions): RegionLayer {
  const layer = document.createElement('glm-region-layer') as RegionLayer;
  layer.picture = pictures[index] as ImageView;
  layer.regions = regions.filter(({ picture }) => picture === index);
  const open = (event: Event): void => {
    const { region, at } = (event as CustomEvent<RegionEventDetail>).detail;
    const box = layer.querySelector(`.region[data-region="${region.key}"]`)?.getBoundingClientRect();
    const parent = layer.closest('dialog') ?? document.body;
    openRegionMenu({
      region,
      regions,
      pictures,
      controller,
      at: at ?? { x: box?.left ?? 0, y: box?.bottom ?? 0 },
      parent,
    });
  };
  layer.addEventListener('region-menu', open);
  layer.addEventListener('region-open', open);
  return layer;
}
