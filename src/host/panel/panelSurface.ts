import * as vscode from 'vscode';
import type { Attachment } from '../../core/attachments/index.ts';
import type { AssistantTurn, Conversation } from '../../core/conversation/index.ts';
import {
  type Channel,
  type CodePicture,
  createChannel,
  hostToPanel,
  type PanelState,
  panelToHost,
} from '../../protocol/index.ts';
import { describeError } from '../errorMessages.ts';
import { describeConversation } from '../usage/describeUsage.ts';
import { listBesideKey } from '../ids.ts';
import { webviewHtml, webviewRoots } from '../webviewHtml.ts';
import type { SessionEvent } from './conversationSession.ts';
import type { PanelContext } from './panelContext.ts';
import { Deliveries } from './deliveries.ts';
import { EarlierTurns } from './earlierTurns.ts';
import { panelRequests } from './requests/index.ts';
import { PanelViews } from './panelViews.ts';

/** One webview that shows the conversation: the side bar's, or an editor tab's. */
export class PanelSurface implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #channel: Channel<typeof hostToPanel>;
  readonly #views: PanelViews;
  readonly #subscriptions: vscode.Disposable[];
  readonly #deliveries: Deliveries;
  /** The page is there and knows the state; a hidden one is gone, and begins anew when it is shown. */
  #open = false;
  /** Another conversation is open, and the page does not know yet: what happens there is in the state to come. */
  #isBehind = false;
  readonly #earlier = new EarlierTurns();
  /** Counts what happened, to notice what came between a look at the state and its arrival. */
  #happened = 0;

  constructor(context: PanelContext, webview: vscode.Webview, kind: 'sidebar' | 'editor') {
    const { services, session, library, controls, pictures, tools } = context;
    const { extensionUri } = services.context;
    this.#context = context;
    this.#views = new PanelViews(webview, pictures, tools);
    this.#deliveries = new Deliveries(message => services.log.warn(`panel: ${message}`));
    webview.options = {
      enableScripts: true,
      localResourceRoots: [...webviewRoots(extensionUri), vscode.Uri.file(pictures.directory)],
    };
    this.#channel = createChannel({
      port: {
        post: message => void webview.postMessage(message),
        listen: listener => {
          const subscription = webview.onDidReceiveMessage(listener);
          return () => subscription.dispose();
        },
      },
      says: hostToPanel,
      hears: panelToHost,
      onEvent: {},
      onRequest: panelRequests(context, this.#views, () => this.#opening()),
      warn: message => services.log.warn(`panel: ${message}`),
      describeError: error => {
        const { message, detail } = describeError(error, services.endpoints.active);
        return detail ? `${message} ${detail}` : message;
      },
    });
    this.#subscriptions = [
      session.onEvent(event => this.#tell(event)),
      controls.onDidChange(() => void this.#tellControls()),
      library.onDidChange(() => {
        if (this.#open) this.#channel.send('conversations/changed', null);
      }),
    ];
    // Films and recordings that are attached play here, and frames are taken out of films.
    const csp = { 'media-src': `${webview.cspSource} blob:` };
    const title = vscode.l10n.t('GLM Chat');
    const list = kind === 'editor' && services.context.globalState.get<boolean>(listBesideKey) === true ? 'beside' : '';
    const data = { surface: kind, list };
    webview.html = webviewHtml({ webview, extensionUri, title, name: 'panel', data, csp });
  }

  /** The page was hidden, and with it all that it knew. */
  hidden(): void {
    this.#open = false;
    this.#deliveries.hidden();
    this.#earlier.forget();
  }

  /** Has the page draw code and attach the picture; waits until there is a page. */
  draw(code: CodePicture): void {
    this.#deliveries.add(() => this.#channel.request('picture/draw', code, { timeoutMs: 0 }));
  }

  /** Puts the cursor into the message that is written; waits until there is a page. */
  focusMessage(): void {
    this.#deliveries.add(async () => this.#channel.send('composer/focus', null));
  }

  /** Puts text into the message that is written; waits until there is a page. */
  compose(text: string): void {
    this.#deliveries.add(() => this.#channel.request('composer/insert', { text }));
  }

  /** Shows the list of conversations, or puts it away; waits until there is a page. */
  showConversations(): void {
    this.#deliveries.add(async () => this.#channel.send('conversations/show', null));
  }

  /** Has the page put it into the message that is written; waits until there is a page. */
  add(attachment: Attachment): void {
    this.#deliveries.add(() => this.#channel.request('attachment/added', this.#views.attachment(attachment)));
  }

  /** Has the page attach the picture on the clipboard; waits until there is a page. */
  paste(): void {
    this.#deliveries.add(async () => this.#channel.send('picture/paste', null));
  }

  dispose(): void {
    this.#channel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The page's first word: all that it is to show. */
  async #opening(): Promise<PanelState> {
    this.#open = false;
    this.#deliveries.hidden();
    const { view, happened } = await this.#state();
    // After the reply has gone: what happened meanwhile was told before it, or not at all.
    setImmediate(() => {
      this.#open = true;
      if (this.#happened !== happened) void this.#tellState();
      else void this.#tellEarlier();
      this.#deliveries.opened();
    });
    return view;
  }

  #tell(event: SessionEvent): void {
    this.#happened++;
    if (!this.#open) return;
    if (event.type === 'opened') {
      this.#isBehind = true;
      this.#earlier.forget();
    } else if (this.#isBehind && event.type !== 'ended') return;
    switch (event.type) {
      case 'opened':
      case 'marked':
        void this.#tellState();
        break;
      case 'turn':
        this.#channel.send('turn/changed', this.#views.turn(event));
        if (event.turn.role === 'assistant' && isOver(event.turn)) void this.#tellUsage();
        // The first message gives the conversation its title.
        if (event.turn.role === 'user' && event.turn.parentId === null) void this.#tellState();
        break;
      case 'delta': {
        const { turnId, reasoning, text } = event;
        this.#channel.send('turn/delta', { turnId, ...(reasoning && { reasoning }), ...(text && { text }) });
        break;
      }
      case 'replaced': {
        // The first question gives the conversation its title. And a turn that was not told yet cannot be gone back to.
        if (event.afterTurnId === null || this.#earlier.untold > 0) void this.#tellState();
        else {
          const turns = event.turns.map(turn => this.#views.turn(turn));
          this.#channel.send('turns/replaced', { afterTurnId: event.afterTurnId, turns });
        }
        break;
      }
      case 'ended':
        void this.#tellEnded(event.conversation, event.turn);
        break;
    }
  }

  async #tellState(): Promise<void> {
    for (;;) {
      const { view, happened } = await this.#state();
      if (happened !== this.#happened) continue; // Between the look and here: look again, it is rare.
      this.#isBehind = false;
      if (this.#open) this.#channel.send('state/changed', view);
      void this.#tellEarlier();
      return;
    }
  }

  /** All that a panel shows, and how much had happened when it was so. */
  async #state(): Promise<{ view: PanelState; happened: number }> {
    const { controls, session } = this.#context;
    const controlsView = await controls.view();
    const live = await session.current();
    const { conversation } = live;
    // Nothing waits from here on.
    const turns = this.#earlier.begin(live.shown).map(turn => this.#views.turn(turn));
    const earlier = this.#earlier.untold;
    const usage = describeConversation(conversation.usage);
    const { id, title } = conversation;
    const view = { conversation: { id, title, turns, earlier, usage }, controls: controlsView };
    return { view, happened: this.#happened };
  }

  /** What is in front of the turns that came with the state. */
  #tellEarlier(): Promise<void> {
    const shown = async () => (await this.#context.session.current()).shown;
    return this.#earlier.tell(shown, (turns, before, earlier) => {
      if (!this.#open) return;
      this.#channel.send('turns/earlier', { turns: turns.map(turn => this.#views.turn(turn)), before, earlier });
    });
  }

  /** Of an answer that nobody sees end; what the user stopped is no news. */
  async #tellEnded(conversation: Conversation, turn: AssistantTurn): Promise<void> {
    const { id, title } = conversation;
    const elsewhere = (await this.#context.session.current()).conversation === conversation ? 'branch' : 'conversation';
    const isSeen = elsewhere === 'branch' && conversation.isShown(turn.id);
    if (isSeen || turn.status === 'stopped' || conversation.deleted || !this.#open) return;
    const failed = turn.status === 'failed';
    this.#channel.send('answer/ended', { conversationId: id, turnId: turn.id, title, failed, elsewhere });
  }

  async #tellUsage(): Promise<void> {
    const { conversation } = await this.#context.session.current();
    if (this.#open) this.#channel.send('usage/changed', { usage: describeConversation(conversation.usage) });
  }

  async #tellControls(): Promise<void> {
    if (!this.#open) return;
    const view = await this.#context.controls.view();
    this.#channel.send('controls/changed', view);
  }
}

function isOver({ status }: AssistantTurn): boolean {
  return status !== 'waiting' && status !== 'streaming';
}
