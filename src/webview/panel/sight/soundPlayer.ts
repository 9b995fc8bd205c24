/** Plays what an answer says. One plays at a time: another one's start is this one's pause. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, type PropertyValues } from 'lit';
import type { SoundView } from '../../../protocol/index.ts';
import { formatBytes, pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { PanelController } from '../panelController.ts';

let playing: HTMLAudioElement | undefined;

export class SoundPlayer extends LitElement {
  static override properties = {
    sound: { attribute: false },
    turnId: { attribute: false },
    controller: { attribute: false },
    isPlaying: { state: true },
    atS: { state: true },
    failed: { state: true },
  };
  declare sound: SoundView;
  declare turnId: string;
  declare controller: PanelController;
  declare isPlaying: boolean;
  /** Seconds from the start. */
  declare atS: number;
  declare failed: boolean;

  constructor() {
    super();
    this.isPlaying = false;
    this.atS = 0;
    this.failed = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#audio?.pause();
  }

  get #audio(): HTMLAudioElement | null {
    return this.querySelector('audio');
  }

  get #lengthS(): number {
    const told = this.#audio?.duration;
    return told !== undefined && Number.isFinite(told) ? told : (this.sound.durationMs ?? 0) / 1000;
  }

  protected override render(): unknown {
    const length = this.#lengthS;
    const size = formatBytes(this.sound.bytes, pageLocale(document.documentElement));
    const label = this.isPlaying ? l10n.t('Pause') : l10n.t('Listen');
    return html`<div class="sound" role="group" aria-label=${l10n.t('Spoken answer')}>
      <audio
        preload="metadata"
        src=${this.sound.uri}
        @play=${this.#onPlay}
        @pause=${this.#onPause}
        @ended=${this.#onPause}
        @timeupdate=${this.#onTime}
        @durationchange=${() => this.requestUpdate()}
        @error=${() => {
          this.failed = true;
        }}
      ></audio>
      <button
        type="button"
        class="icon-button sound-play"
        aria-label=${label}
        title=${label}
        ?disabled=${this.failed}
        @click=${this.#toggle}
      >
        ${icon(this.isPlaying ? 'debug-pause' : 'play')}
      </button>
      ${
        this.failed
          ? html`<span class="sound-problem">${l10n.t('The speech cannot be played here. Save it to listen to it.')}</span>`
          : html`<input
                type="range"
                min="0"
                max=${Math.max(0.1, length)}
                step="0.1"
                .value=${String(this.atS)}
                aria-label=${l10n.t('Position')}
                aria-valuetext=${`${clock(this.atS)} / ${clock(length)}`}
                @input=${this.#onSeek}
              /><span class="sound-time">${clock(this.atS)} / ${length > 0 ? clock(length) : '–'}</span>`
      }
      <button
        type="button"
        class="icon-button"
        aria-label=${l10n.t('Save Speech')}
        title=${l10n.t('Save Speech ({0})', size)}
        @click=${() => this.controller.sight.saveSound(this.turnId)}
      >
        ${icon('save')}
      </button>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('sound') && changed.get('sound') !== undefined) this.failed = false;
  }

  #toggle = (): void => {
    const audio = this.#audio;
    if (!audio) return;
    if (audio.paused) {
      audio.play().catch(() => {
        this.failed = audio.error !== null;
      });
    } else audio.pause();
  };

  #onPlay = (event: Event): void => {
    const audio = event.target as HTMLAudioElement;
    if (playing !== audio) playing?.pause();
    playing = audio;
    this.isPlaying = true;
  };

  #onPause = (): void => {
    this.isPlaying = false;
  };

  #onTime = (event: Event): void => {
    this.atS = (event.target as HTMLAudioElement).currentTime;
  };

  #onSeek = (event: Event): void => {
    const audio = this.#audio;
    if (audio) audio.currentTime = Number((event.target as HTMLInputElement).value);
  };
}

/** "1:05" */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

customElements.define('glm-sound', SoundPlayer);
