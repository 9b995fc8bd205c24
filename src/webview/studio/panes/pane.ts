import type { TemplateResult } from 'lit';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';

/** Something that stands beside the page when it is wanted: one at a time, each with a button in the toolbar. */
export interface Pane {
  /** Kept in the tab's own state. */
  readonly id: string;
  /** Of codicons. */
  readonly icon: string;
  label(): string;
  /** What its button says beside its name, such as how many there are. */
  badge?(model: StudioModel): string | undefined;
  isOffered(model: StudioModel): boolean;
  render(model: StudioModel, controller: StudioController): TemplateResult;
}
