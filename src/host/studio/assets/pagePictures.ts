import * as vscode from 'vscode';
import { findPlaces, type PlacesOfAsset } from '../../../core/studio/assets/index.ts';
import { sumOfCosts } from '../../../core/usage/index.ts';
import type { AssetChoice, AssetsView, MeasuredPage } from '../../../protocol/index.ts';
import type { CallWait } from '../../../provider/index.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { askForAssets } from './askForAssets.ts';
import { type AssetRecord, type AssetsRecord, AssetStore } from './assetStore.ts';
import { assetsView } from './assetsView.ts';
import type { CutOut } from './cutOut.ts';
import { describeFound, describeUsed } from './describeOutcome.ts';
import { measurePage } from './measurePage.ts';
import { putIn } from './putIn.ts';
import { type PlacedAsset, placedAssets } from './placedAssets.ts';

/** After the last key. */
const measureAfterMs = 500;

/** The pictures within the screenshot of a page: found by a model, looked through by the user, cut out and put into the page. */
export class PagePictures implements vscode.Disposable {
  readonly #page: Page;
  readonly #services: Services;
  readonly #store: AssetStore;
  readonly #loaded: Promise<void>;
  readonly #subscriptions: vscode.Disposable[];
  readonly #gone = new AbortController();
  #record: AssetsRecord | undefined;
  /** Where the elements are, and of which page that is true. */
  #measured: { html: string; ratio: number; page: MeasuredPage } | undefined;
  /** What is costly to find out, and what it was found out of. */
  #found: { of: AssetsRecord | undefined; in: MeasuredPage | undefined; places: PlacesOfAsset[] } | undefined;
  #used: { of: AssetsRecord | undefined; in: string; assets: ReadonlySet<AssetRecord> } | undefined;
  #measureTimer: ReturnType<typeof setTimeout> | undefined;
  #running: AssetsView['running'];
  #step: string | undefined;
  #wait: CallWait | undefined;
  #outcome: string | undefined;

  constructor(page: Page, services: Services, folder: string) {
    this.#page = page;
    this.#services = services;
    this.#store = new AssetStore(folder);
    this.#loaded = this.#store.load().then(record => {
      this.#record = record;
    });
    this.#subscriptions = [
      page.onDidTurn(({ kind }) => {
        // Said of a page that is no more.
        if (kind !== 'assets') this.#outcome = undefined;
        this.#measureSoon();
        this.#changed();
      }),
      page.onDidChange(() => this.#changed()),
      services.settings.onDidChange(() => this.#changed()),
      services.catalog.onDidChange(() => this.#changed()),
    ];
  }

  async open(): Promise<AssetsView> {
    await this.#loaded;
    this.#measureSoon();
    return this.#view();
  }

  /** Brings the list to the front, and begins where there is none yet. */
  async show(): Promise<void> {
    await this.#page.whenShown(this.#gone.signal);
    this.#page.preview?.channel.send('assets/show', {});
    await this.#loaded;
    if (!this.#record) await this.find();
  }

  /** Has a model look through the screenshot. What goes wrong is shown as the page's failure. */
  async find(): Promise<void> {
    const page = this.#page;
    const { picture } = page;
    await this.#loaded;
    if (page.isBusy || !picture) return;
    const label = vscode.l10n.t('Looking for pictures in the screenshot…');
    const act = async (signal: AbortSignal): Promise<void> => {
      const choice = page.choose();
      const measured = await this.#measure(signal);
      const costs: AssetsRecord['costs'] = [];
      const read = await askForAssets({
        services: this.#services,
        choice,
        picture,
        placeholders: [...new Set(measured.elements.flatMap(({ asset }) => asset ?? []))],
        signal,
        onStep: (step, found, modelLabel) => this.#say(describeStep(step, found, modelLabel)),
        onWait: wait => this.#say(this.#step, wait),
        onCost: cost => costs.push(cost),
      });
      this.#outcome = describeFound(read);
      const before = this.#record;
      // What the page shows already keeps its name: the model was told.
      const assets = read.assets.map(asset => {
        const used = before?.assets.find(({ name }) => name === asset.name)?.used;
        return { ...asset, ...(used ? { used } : {}) };
      });
      this.#record = { ...before, version: 1, assets, modelLabel: read.modelLabel, costs };
      this.#keep();
    };
    await this.#work('finding', label, () => this.find(), act);
  }

  choose({ name, alt, isChosen, place }: AssetChoice): void {
    const asset = this.#record?.assets.find(one => one.name === name);
    if (!asset || this.#running) return;
    if (alt !== undefined) asset.alt = alt.trim();
    if (isChosen !== undefined) asset.isChosen = isChosen;
    if (place !== undefined) {
      asset.place = place;
      // Who says where it goes wants it there.
      asset.isChosen = place !== null;
    }
    this.#keep();
  }

  chooseAll(isChosen: boolean): void {
    if (this.#running) return;
    for (const asset of this.#record?.assets ?? []) asset.isChosen = isChosen;
    this.#keep();
  }

  async setLargePhotosAsJpeg(on: boolean): Promise<void> {
    await this.#services.settings.setLargePhotosAsJpeg(on);
    this.#changed();
  }

  /** Cuts out what is chosen and puts it into the page, as one step of undo. */
  async use(): Promise<void> {
    const page = this.#page;
    const record = this.#record;
    const { picture } = page;
    if (page.isBusy || !picture || !record) return;
    const label = vscode.l10n.t('Putting pictures into the page…');
    const act = async (signal: AbortSignal): Promise<void> => {
      const { html } = page;
      await this.#measure(signal);
      const chosen = this.#placed().filter(({ isChosen, isTaken }) => isChosen && !isTaken);
      const made = await putIn(page, picture, chosen, this.#services, signal, step => this.#say(step));
      const used = record.assets.filter(({ name }) => made.pieces.has(name));
      for (const asset of used) {
        const { address: _, ...facts } = made.pieces.get(asset.name) as CutOut;
        asset.used = facts;
        delete asset.isChosen;
      }
      record.before = html;
      record.after = made.html;
      this.#outcome = describeUsed(used, made.failed);
      const { modelLabel, costs } = record;
      const [first, ...more] = costs;
      const cost = first ? { cost: sumOfCosts([first, ...more]) } : {};
      await page.change(made.html, { kind: 'assets', count: used.length, modelLabel, ...cost });
      this.#keep();
    };
    await this.#work('placing', label, () => this.use(), act);
  }

  /** Back to the page as it was before pictures were put in last. */
  async undo(): Promise<void> {
    const record = this.#record;
    if (record?.before === undefined || this.#page.isBusy || this.#page.html !== record.after) return;
    const { before } = record;
    delete record.before;
    delete record.after;
    await this.#page.change(before, { kind: 'hand' });
    this.#keep();
  }

  dispose(): void {
    this.#gone.abort();
    clearTimeout(this.#measureTimer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #work(
    running: AssetsView['running'],
    label: string,
    retry: () => unknown,
    act: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#outcome = undefined;
    await this.#page.work(
      label,
      this.#services.endpoints.active,
      async signal => {
        this.#running = running;
        try {
          await act(signal);
        } finally {
          this.#running = undefined;
          this.#say(undefined);
        }
      },
      retry,
    );
    this.#changed();
  }

  async #measure(signal: AbortSignal): Promise<MeasuredPage> {
    const { html, pixelRatio } = this.#page;
    const page = await measurePage(this.#page, html, signal, step => this.#say(step));
    this.#measured = { html, ratio: pixelRatio, page };
    return page;
  }

  /** Where what was found goes is another matter in another page. */
  #measureSoon(): void {
    clearTimeout(this.#measureTimer);
    this.#measureTimer = setTimeout(() => void this.#measureAgain(), measureAfterMs);
  }

  async #measureAgain(): Promise<void> {
    const page = this.#page;
    const { html, pixelRatio } = page;
    const isKnown = this.#measured?.html === html && this.#measured.ratio === pixelRatio;
    if (isKnown || !this.#record || this.#running || page.isWriting || html === '' || !page.preview?.panel.visible)
      return;
    try {
      const measured = await page.measure(html, this.#gone.signal);
      this.#measured = { html, ratio: pixelRatio, page: measured };
      this.#changed();
    } catch (error) {
      // Hidden meanwhile, or closed: the next look at it does it.
      this.#services.log.warn(`page not measured: ${String(error)}`);
    }
  }

  #say(step: string | undefined, wait?: CallWait): void {
    this.#step = step;
    this.#wait = wait;
    this.#changed();
  }

  #keep(): void {
    this.#changed();
    if (!this.#record) return;
    this.#store
      .save(this.#record)
      .catch(error => this.#services.log.warn(`pictures of a page not stored: ${String(error)}`));
  }

  #changed(): void {
    this.#page.preview?.channel.send('assets/changed', this.#view());
  }

  #placed(): PlacedAsset[] {
    const record = this.#record;
    const measured = this.#measured?.page;
    const { html } = this.#page;
    if (!record) return [];
    if (this.#found?.of !== record || this.#found.in !== measured) {
      const places = measured ? findPlaces(record.assets, measured.elements, measured) : [];
      this.#found = { of: record, in: measured, places };
    }
    if (this.#used?.of !== record || this.#used.in !== html) {
      const assets = record.assets.filter(({ used }) => used && html.includes(used.mark));
      this.#used = { of: record, in: html, assets: new Set(assets) };
    }
    return placedAssets(record.assets, measured, this.#found.places, this.#used.assets);
  }

  #view(): AssetsView {
    const isCurrent = this.#measured?.html === this.#page.html;
    return assetsView({
      page: this.#page,
      services: this.#services,
      record: this.#record,
      placed: this.#placed(),
      isMeasured: isCurrent,
      running: this.#running,
      step: this.#step,
      wait: this.#wait,
      outcome: this.#outcome,
    });
  }
}

function describeStep(
  step: 'asking' | 'thinking' | 'writing' | 'repairing',
  found: number,
  modelLabel: string,
): string {
  const { t } = vscode.l10n;
  switch (step) {
    case 'asking':
      return t('{0} looks through the screenshot…', modelLabel);
    case 'thinking':
      return t('{0} is thinking…', modelLabel);
    case 'writing':
      return t('{0} names pictures: {1} so far…', modelLabel, found);
    case 'repairing':
      return t('The answer was no list; {0} is asked once more…', modelLabel);
  }
}
