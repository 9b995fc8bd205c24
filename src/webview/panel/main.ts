/** The chat panel: wires the line to the host, the model and the page. */
import './styles/index.css';
import { render } from 'lit';
import { type Channel, createChannel, hostToPanel, type PanelToHost, panelToHost } from '../../protocol/index.ts';
import { setCodeTheme } from '../shared/highlight/codeColors.ts';
import { loadTranslations } from '../shared/loadTranslations.ts';
import { onThemeChange } from '../shared/onThemeChange.ts';
import { port } from '../shared/vscodeApi.ts';
import { turnAnnouncer } from './announceTurns.ts';
import { recolorOnThemeChange } from './code/codeBlock.ts';
import { isWide } from './actions/listActions.ts';
import { restoreWrap } from './code/codeWrap.ts';
import { DraftKeeper } from './drafts/draftKeeper.ts';
import { hostEvents } from './hostEvents.ts';
import { hostRequests } from './hostRequests.ts';
import { listenToPage } from './pageEvents.ts';
import { listenToCopies } from './markdown/math/copyMath.ts';
import { PanelController } from './panelController.ts';
import { offerQuotes } from './quote/quoteButton.ts';
import { ScrollKeeper } from './scrollKeeper.ts';
import { isRunning } from './state/panelModel.ts';
import { PanelStore } from './state/panelStore.ts';
import { savedTray } from './state/savedState.ts';
import { ReadingPlace } from './turns/readingPlace.ts';
import { listenToTurnKeys } from './turns/turnKeys.ts';
import type { Composer } from './views/composer.ts';
import { panelView } from './views/panelView.ts';

loadTranslations();
restoreWrap();

const root = document.getElementById('root') ?? document.body;
const store = new PanelStore();
const focusMessage = (): void => root.querySelector<Composer>('glm-composer')?.focusText();
const compose = (text: string): void => root.querySelector<Composer>('glm-composer')?.insert(text);
const channel: Channel<PanelToHost> = createChannel({
  port,
  says: panelToHost,
  hears: hostToPanel,
  onEvent: hostEvents(store, () => controller, focusMessage),
  onRequest: hostRequests(
    store,
    () => controller,
    compose,
    () => drafts.follow(),
  ),
  warn: message => console.warn(message),
});
const controller: PanelController = new PanelController(store, channel, compose);

let isFollowing = true;
let scroll: ScrollKeeper | undefined;
let reading: ReadingPlace | undefined;

function draw(): void {
  render(
    panelView(store.model, {
      controller,
      hasHeader: document.body.dataset.surface === 'editor',
      isFollowing,
      jump: () => scroll?.jump(),
      compose,
    }),
    root,
  );
}

draw();
const log = root.querySelector<HTMLElement>('.log');
const content = root.querySelector<HTMLElement>('.log-content');
if (log && content) {
  scroll = new ScrollKeeper(
    log,
    content,
    following => {
      isFollowing = following;
      draw();
    },
    () => store.model.turns.length === 0,
  );
  listenToTurnKeys(log);
  offerQuotes(log, compose);
  reading = new ReadingPlace(log, scroll);
}

controller.list.store.subscribe(draw);
root.addEventListener('list-left', focusMessage);
// An answer can be over before it was ever seen to run.
root.addEventListener('asked', () => scroll?.jump());
if (document.body.dataset.list === 'beside' && isWide()) controller.list.show(false);

const announceTurns = turnAnnouncer();
let wasRunning = false;
const drafts = new DraftKeeper(store, {
  showText: text => root.querySelector<Composer>('glm-composer')?.showDraft(text),
  say: text => controller.say(text),
});
store.subscribe(model => {
  drafts.follow();
  draw();
  reading?.update(model);
  announceTurns(model);
  controller.media.follow(model);
  // A new question: its answer is what the user wants to see.
  if (isRunning(model) && !wasRunning && !reading?.isFinding) scroll?.jump();
  wasRunning = isRunning(model);
});

for (const view of savedTray()) store.dispatch({ type: 'attachment/added', view });
listenToPage(root, controller);
recolorOnThemeChange();
listenToCopies();

const readTheme = (): Promise<void> =>
  // Without the user's theme the nearest built-in one is used.
  channel.request('theme/read', { id: document.body.dataset.vscodeThemeId }).then(
    ({ theme }) => setCodeTheme(theme),
    () => setCodeTheme(undefined),
  );
onThemeChange(() => void readTheme());
void readTheme();
void controller.conversations.open();
