import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { VersionLane } from '../../../core/studio/versions/versionLanes.ts';

/** CSS pixels. */
const laneWidth = 12;
/** Further branches are drawn in the last lane: there is no room for more beside the words. */
const mostLanes = 5;

/** The branches beside a row, for the eye only: a point for the version, lines to what it came from and became. */
export function laneMarks(lane: VersionLane, lanes: number, isCurrent: boolean): TemplateResult {
  const at = (index: number): string => `${(Math.min(index, mostLanes - 1) + 0.5) * laneWidth}px`;
  const width = `${Math.min(lanes, mostLanes) * laneWidth}px`;
  const own = Math.min(lane.lane, mostLanes - 1);
  return html`<span class="version-lanes" style=${styleMap({ width })} aria-hidden="true">
    ${lane.passing.map(index => html`<i class="lane" style=${styleMap({ left: at(index) })}></i>`)}
    ${lane.fromAbove ? html`<i class="lane is-above" style=${styleMap({ left: at(lane.lane) })}></i>` : ''}
    ${lane.toBelow ? html`<i class="lane is-below" style=${styleMap({ left: at(lane.lane) })}></i>` : ''}
    ${lane.joining.map(index => {
      const steps = Math.min(index, mostLanes - 1) - own;
      const from = steps > 0 ? at(lane.lane) : at(index);
      const size = { left: from, width: `${Math.abs(steps) * laneWidth}px` };
      return html`<i class="lane-join ${steps > 0 ? '' : 'is-left'}" style=${styleMap(size)}></i>`;
    })}
    <i class="lane-point ${isCurrent ? 'is-current' : ''}" style=${styleMap({ left: at(lane.lane) })}></i>
  </span>`;
}
