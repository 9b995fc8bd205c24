import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { evenTimes, formatTime, parseTimes } from '../../../core/attachments/frameTimes.ts';
import type { VideoView } from '../../../protocol/index.ts';
import type { PanelController } from '../panelController.ts';
import './choiceField.ts';

/** At most so many, wherever they are taken: each is a picture of the request. */
const maxFrames = 64;

/** At which moments pictures are taken out of a film. */
export function framesEditor(view: VideoView, controller: PanelController, changed: () => void): TemplateResult {
  const durationMs = view.durationMs ?? 0;
  const apply = async (text: string, signal: AbortSignal): Promise<string | undefined> => {
    const times = timesOf(text, durationMs);
    if (!times) return l10n.t('Name moments up to {0}, or how many, for example ×8.', formatTime(durationMs));
    if (times.length > maxFrames) return l10n.t('At most {0} pictures.', maxFrames);
    if (!(await controller.media.setFrames(view, times, signal))) return l10n.t('The video could not be read.');
    changed();
    return undefined;
  };
  return html`<glm-choice-field
    .label=${l10n.t('Moments')}
    .value=${view.frames.map(({ atMs }) => formatTime(atMs)).join(', ')}
    .hint=${l10n.t('Write 0:05, 1:30 for moments, or ×8 for eight at even distances.')}
    .apply=${apply}
  ></glm-choice-field>`;
}

function timesOf(text: string, durationMs: number): number[] | undefined {
  const count = /^\s*[×x*]\s*(\d{1,3})\s*$/i.exec(text)?.[1];
  if (count !== undefined) return Number(count) > 0 ? evenTimes(durationMs, Number(count)) : undefined;
  return parseTimes(text, durationMs);
}
