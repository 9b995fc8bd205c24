import * as vscode from 'vscode';
import { type DoneRound, leastGain, type RefineOptions, whyEnd } from '../../../core/studio/refine/index.ts';
import type { DifferentRegion } from '../../../core/studio/score/index.ts';
import type { RefineChoices, RefineView } from '../../../protocol/index.ts';
import type { CallWait } from '../../../provider/index.ts';
import { isCancelled } from '../../cancellation.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { isPlan } from '../../errorCause.ts';
import { type ModelChoice, seesPictures } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { type Drawn, drawPage } from './drawPage.ts';
import { markUndone } from './markUndone.ts';
import { RefineStore, type RoundRecord } from './refineStore.ts';
import { describeEnd, refineView } from './refineView.ts';
import { type RoundState, RefineRound } from './refineRound.ts';

/** Brings a page to match its screenshot, round by round: each is shown, and kept only if it helps. */
export class Refinement implements vscode.Disposable {
  readonly #page: Page;
  readonly #services: Services;
  readonly #store: RefineStore;
  readonly #loaded: Promise<void>;
  readonly #subscriptions: vscode.Disposable[];
  /** What was chosen last holds for what is begun right after it. */
  #choosing: Promise<void> = Promise.resolve();
  #rounds: RoundRecord[] = [];
  #running: RoundState | undefined;
  #isRunning = false;
  #step: string | undefined;
  #wait: CallWait | undefined;
  #end: string | undefined;
  /** What the round before tried in vain: told to the model once. */
  #refused: { verdict: 'same' | 'worse'; blocks: string } | undefined;

  constructor(page: Page, services: Services, folder: string) {
    this.#page = page;
    this.#services = services;
    this.#store = new RefineStore(folder);
    this.#loaded = this.#store.load().then(rounds => {
      this.#rounds = rounds;
    });
    this.#subscriptions = [
      // Which rounds can be taken back hangs on what the page is, and who can be asked on the settings.
      page.onDidTurn(() => {
        markUndone(this.#rounds, page.html);
        this.#changed();
      }),
      page.onDidChange(() => this.#changed()),
      services.settings.onDidChange(() => this.#changed()),
      services.catalog.onDidChange(() => this.#changed()),
    ];
  }

  async open(): Promise<RefineView> {
    await this.#loaded;
    return this.#view();
  }

  /**
   * Refines until there is a reason to end, or asks for one place to be mended. What goes wrong is shown as the page's failure.
   * @param region of the screenshot, in its pixels
   */
  async start(region?: DifferentRegion): Promise<void> {
    const page = this.#page;
    await Promise.all([this.#loaded, this.#choosing]);
    if (page.isBusy) return;
    const choice = this.#choose();
    this.#end = undefined;
    await page.work(
      region ? vscode.l10n.t('Mending one place…') : vscode.l10n.t('Refining…'),
      choice.endpoint,
      async (signal, relabel) => {
        this.#isRunning = true;

        this.#refused = undefined;
        try {
          await this.#run(choice, region, signal, relabel);
        } finally {
          this.#isRunning = false;
          this.#running = undefined;
          this.#say(undefined);
        }
      },
      () => this.start(region),
    );
    this.#changed();
  }

  /** Remembered for all pages. */
  async choose({ modelId, ...options }: RefineChoices): Promise<void> {
    const { settings, endpoints } = this.#services;
    const chosen = this.#choosing.then(async () => {
      await settings.setRefining(options);
      if (modelId !== undefined) await settings.setRefineModel(endpoints.active.id, modelId || undefined);
    });
    this.#choosing = chosen.catch(() => undefined);
    await chosen;
    this.#changed();
  }

  /** Back to the page before a round. What came after it stays in the document's undo and in the versions. */
  async undo(roundId: string): Promise<void> {
    const round = this.#rounds.find(({ id }) => id === roundId);
    if (round?.outcome !== 'kept' || this.#page.isBusy) return;
    await this.#page.change(round.htmlBefore, { kind: 'hand' });
    this.#keep();
  }

  /** What a round made that was not kept, after all. */
  async use(roundId: string): Promise<void> {
    const round = this.#rounds.find(({ id }) => id === roundId);
    if (!round?.htmlAfter || this.#page.isBusy || this.#page.html !== round.htmlBefore) return;
    const { htmlAfter, modelLabel } = round;
    round.outcome = 'kept';
    await this.#page.change(htmlAfter, { kind: 'refined', round: round.round, modelLabel });
    this.#keep();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #run(
    choice: ModelChoice,
    region: DifferentRegion | undefined,
    signal: AbortSignal,
    relabel: (label: string) => void,
  ): Promise<void> {
    const options = this.#options(choice, region);
    const done: DoneRound[] = [];
    let now = await this.#draw(signal);
    for (;;) {
      const score = now.rendering.similarity.total;
      const end = whyEnd(score, done, options);
      if (end) {
        this.#end = region ? undefined : describeEnd(end, score, options);
        return;
      }
      // For the status line, short: the rounds themselves say more.
      if (!region) relabel(vscode.l10n.t('Refining: round {0} of {1}…', done.length + 1, options.rounds));
      const round = new RefineRound({
        page: this.#page,
        services: this.#services,
        choice,
        before: now,
        ...(region ? { region } : {}),
        ...(this.#refused ? { refused: this.#refused } : {}),
        number: (this.#rounds.at(-1)?.round ?? 0) + 1,
        ofRun: { number: done.length + 1, of: options.rounds },
        signal,
        onChange: (step, wait) => this.#say(step, wait),
      });
      this.#running = round.state;
      try {
        const result = await round.run();
        this.#refused = result.refused;
        done.push(result.done);
        now = result.after ?? (await this.#draw(signal));
      } catch (error) {
        round.state.outcome = isCancelled(error) ? 'stopped' : 'failed';
        throw error;
      } finally {
        this.#running = undefined;
        this.#rounds.push({ ...round.record() });
        this.#keep();
      }
    }
  }

  async #draw(signal: AbortSignal): Promise<Drawn> {
    const { html } = this.#page;
    this.#say(vscode.l10n.t('Comparing the page with the screenshot…'));
    return { html, rendering: await drawPage(this.#page, html, signal, step => this.#say(step)) };
  }

  #options(choice: ModelChoice, region: DifferentRegion | undefined): RefineOptions {
    const { target, rounds, maxTokens, maxCost } = this.#services.settings.refining;
    const { price } = choice.model;
    const isBilled = !isPlan(choice.endpoint) && !(price && price.input === 0 && price.output === 0);
    if (maxCost > 0 && isBilled && !price) {
      throw new PlainFailure(
        vscode.l10n.t(
          'The price of {0} is not known, so a limit in money cannot be kept. Take the limit away, or limit the tokens.',
          choice.model.label,
        ),
        ['open-settings'],
      );
    }
    return {
      // One place that is asked for is mended however good the whole is.
      target: region ? 1 - leastGain : target / 100,
      rounds: region ? 1 : rounds,
      ...(maxTokens > 0 ? { maxTokens } : {}),
      ...(maxCost > 0 && price ? { maxCost: { amount: maxCost, currency: price.currency } } : {}),
    };
  }

  #choose(): ModelChoice {
    const { settings, endpoints, catalog } = this.#services;
    const endpoint = endpoints.active;
    const id = settings.refineModelId(endpoint.id);
    const model = catalog.known(endpoint).find(known => known.id === id && seesPictures(known));
    return this.#page.choose(model && { endpoint, model });
  }

  #say(step: string | undefined, wait?: CallWait): void {
    this.#step = step;
    this.#wait = wait;
    this.#changed();
  }

  #keep(): void {
    this.#changed();
    this.#store
      .save(this.#rounds)
      .catch(error => this.#services.log.warn(`rounds of a page not stored: ${String(error)}`));
  }

  #changed(): void {
    this.#page.preview?.channel.send('refine/changed', this.#view());
  }

  #view(): RefineView {
    return refineView({
      page: this.#page,
      services: this.#services,
      rounds: this.#rounds,
      running: this.#running,
      isRunning: this.#isRunning,
      step: this.#step,
      wait: this.#wait,
      end: this.#end,
    });
  }
}
