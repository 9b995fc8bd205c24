/** One version of the list. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { VersionLane } from '../../../core/studio/versions/versionLanes.ts';
import type { VersionView } from '../../../protocol/index.ts';
import { formatMoment } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { renameField } from '../../shared/renameField.ts';
import { laneMarks } from './laneMarks.ts';
import { answerFacts, describeScore, formatScore, scoreStep } from './versionFacts.ts';

export interface VersionRowOptions {
  readonly lane: VersionLane | undefined;
  /** How many lanes the list has. */
  readonly lanes: number;
  readonly locale: string;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly isRenamed: boolean;
  readonly isBeside: boolean;
  /** The page is being worked on: going back waits. */
  readonly isBusy: boolean;
  goTo(): void;
  focused(): void;
  diff(): void;
  beside(): void;
  beginRename(): void;
  endRename(name: string | undefined): void;
  delete(): void;
}

export function versionRow(version: VersionView, options: VersionRowOptions): TemplateResult {
  const { isCurrent, isActive, isRenamed, locale } = options;
  const goTo = (event: Event): void => {
    // Buttons and the field in it have a meaning of their own.
    if (!(event.target as Element).closest('button, input')) options.goTo();
  };
  const moment = formatMoment(version.atMs, Date.now(), locale);
  const facts = answerFacts(version);
  return html`<div
    role="row"
    class="version-row ${isCurrent ? 'is-current' : ''}"
    data-id=${version.id}
    aria-current=${isCurrent}
    aria-label=${rowName(version, options)}
    tabindex=${isActive ? 0 : -1}
    title=${version.what}
    @click=${goTo}
    @focus=${options.focused}
  >
    ${options.lane ? laneMarks(options.lane, options.lanes, isCurrent) : nothing}
    <div role="gridcell" class="version-main">
      ${
        version.pictureUri
          ? html`<img class="version-picture" src=${version.pictureUri} alt="">`
          : html`<span class="version-picture is-missing">${icon('browser')}</span>`
      }
      <div class="version-text">
        <div class="version-line">
          ${
            isRenamed
              ? renameField({
                  className: 'version-rename',
                  value: version.name ?? '',
                  placeholder: version.what,
                  end: options.endRename,
                })
              : html`<span class="version-title">${version.title}</span>`
          }
          ${scoreMark(version, locale)}
        </div>
        <div class="version-line quiet">
          <span class="version-facts">${isCurrent ? html`<b>${l10n.t('now')}</b>${facts ? ' · ' : ''}` : nothing}${facts}</span>
          <span class="version-time" title=${moment.long}>${moment.short}</span>
        </div>
      </div>
    </div>
    <div role="gridcell" class="version-actions">
      ${isCurrent ? nothing : action('diff', l10n.t('Compare Sources with the Current Version'), options.diff)}
      ${
        isCurrent
          ? nothing
          : action(
              'split-horizontal',
              l10n.t('Side by Side with the Current Version'),
              options.beside,
              options.isBeside,
            )
      }
      ${action('edit', l10n.t('Rename (F2)'), options.beginRename)}
      ${isCurrent ? nothing : action('trash', l10n.t('Delete (Del)'), options.delete)}
    </div>
  </div>`;
}

function action(name: string, label: string, run: () => void, isOn?: boolean): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    tabindex="-1"
    aria-label=${label}
    aria-pressed=${isOn ?? nothing}
    title=${label}
    @click=${run}
  >
    ${icon(name)}
  </button>`;
}

function scoreMark(version: VersionView, locale: string): TemplateResult | typeof nothing {
  const { score } = version;
  if (score === undefined) return nothing;
  const step = scoreStep(version);
  const trend =
    step === 0
      ? nothing
      : html`<span class="score-step ${step > 0 ? 'is-better' : 'is-worse'}"
          >${icon(step > 0 ? 'arrow-up' : 'arrow-down')}${Math.abs(step)}</span
        >`;
  return html`<span class="version-score" title=${describeScore(version, locale) ?? ''}
    >${trend}${formatScore(score, locale)}</span
  >`;
}

/** All that the eye sees, in the order in which it matters. */
function rowName(version: VersionView, { isCurrent, locale }: VersionRowOptions): string {
  return [
    version.title,
    ...(isCurrent ? [l10n.t('current version')] : []),
    describeScore(version, locale),
    answerFacts(version),
    formatMoment(version.atMs, Date.now(), locale).short,
  ]
    .filter(part => part !== undefined && part !== '')
    .join(', ');
}
