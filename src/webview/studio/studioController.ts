import {
  type Channel,
  createChannel,
  type HostToStudio,
  hostToStudio,
  type PageView,
  type RequestHandlers,
  type StudioToHost,
  studioToHost,
} from '../../protocol/index.ts';
import { port, vscodeApi } from '../shared/vscodeApi.ts';
import { picturesPaneId } from './assets/picturesPaneId.ts';
import { type Comparison, noComparison } from './compare/comparison.ts';
import { emptyConsole } from './console/consoleModel.ts';
import { PointController } from './point/pointController.ts';
import { nothingPointedAt } from './point/pointModel.ts';
import { roundsPaneId } from './refine/roundsPaneId.ts';
import { type Choices, choicesSchema, grown, isBusy, type StudioModel } from './studioModel.ts';
import { withView } from './versions/versionsModel.ts';

/** What a tab shows and what its controls do: the line to the host, and a failure of it that is seen. */
export class StudioController {
  readonly channel: Channel<StudioToHost>;
  readonly point = new PointController(this);
  #model: StudioModel | undefined;
  readonly #draw: () => void;
  #drawPending = false;

  /** `draw` is called at most once a frame, after something changed; `answers` are to what the host asks. */
  constructor(draw: () => void, answers: RequestHandlers<HostToStudio>) {
    this.#draw = draw;
    this.channel = createChannel({
      port,
      says: studioToHost,
      hears: hostToStudio,
      onEvent: {
        'state/changed': state => this.#show(state),
        'page/grown': ({ from, text }) => {
          const state = this.#model && grown(this.#model.state, from, text);
          if (state) this.change({ state });
          else void this.open();
        },
        'reasoning/changed': ({ reasoning }) => {
          if (this.#model) this.change({ state: { ...this.#model.state, reasoning } });
        },
        'assets/changed': assets => this.change({ assets }),
        'assets/show': () => this.choose({ pane: picturesPaneId }),
        'point/cursor': ({ paths }) => this.point.outline(paths),
        'point/told': ({ wish }) => this.point.told(wish),
        'versions/changed': view => this.change({ versions: withView(this.#model?.versions, view) }),
        'versions/offered': ({ id }) => this.choose({ beside: id }),
        'refine/changed': refine => {
          const before = this.#model?.refine;
          this.change({ refine });
          // Wherever it was begun, by a command for example, the rounds come into view with it.
          if (refine.isRunning && before && !before.isRunning) this.choose({ pane: roundsPaneId });
        },
      },
      onRequest: answers,
      warn: message => console.warn(message),
    });
  }

  /** Nothing before the host has said what to show. */
  get model(): StudioModel | undefined {
    return this.#model;
  }

  async open(): Promise<void> {
    try {
      this.#show(await this.channel.request('preview/open', null));
      this.change({ refine: await this.channel.request('refine/open', null) });
      this.change({ assets: await this.channel.request('assets/open', null) });
    } catch (error) {
      this.fail(error);
    }
  }

  /** Resolves with whether the host did it; where not, the reason is shown. */
  readonly ask = async (request: Promise<unknown>): Promise<boolean> => {
    try {
      await request;
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  };

  stop(): void {
    this.change({ stopping: true });
    void this.ask(this.channel.request('work/stop', null));
  }

  choose(part: Partial<Choices>): void {
    if (!this.#model) return;
    this.#model = { ...this.#model, choices: { ...this.#model.choices, ...part } };
    this.#remember(this.#model);
    this.redraw();
  }

  change(part: Partial<StudioModel>): void {
    if (!this.#model) return;
    this.#model = { ...this.#model, ...part };
    this.redraw();
  }

  /** Which of the places that differ are looked at. */
  compareShows(part: Pick<Comparison, 'chosen' | 'hovered'>): void {
    if (this.#model) this.change({ compare: { ...this.#model.compare, ...part } });
  }

  fail(error: unknown): void {
    this.change({ failure: error instanceof Error ? error.message : String(error), stopping: false });
  }

  redraw(): void {
    if (this.#drawPending) return;
    this.#drawPending = true;
    requestAnimationFrame(() => {
      this.#drawPending = false;
      this.#draw();
    });
  }

  #show(state: PageView): void {
    const before = this.#model;
    this.#model = {
      // What each subject knows is not the page's state: it stays.
      ...before,
      state,
      choices: before?.choices ?? savedChoices(),
      compare: before?.compare ?? noComparison,
      visible: state.html === '' ? false : (before?.visible ?? false),
      stopping: isBusy(state) && (before?.stopping ?? false),
      linkFollowed: before?.linkFollowed ?? false,
      unloaded: before?.unloaded,
      console: before?.console ?? emptyConsole,
      isStuck: before?.isStuck ?? false,
      failure: undefined,
      refine: before?.refine,
      assets: before?.assets,
      point: before?.point ?? nothingPointedAt,
    };
    this.#remember(this.#model);
    this.redraw();
  }

  #remember({ state, choices }: StudioModel): void {
    vscodeApi.setState({ id: state.id, ...choices });
  }
}

function savedChoices(): Choices {
  const saved = choicesSchema.safeParse(vscodeApi.getState() ?? {});
  return saved.success ? saved.data : choicesSchema.parse({});
}
