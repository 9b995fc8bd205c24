/** What the panel's controls do, by subject. */
import type { Channel, PanelToHost } from '../../protocol/index.ts';
import { CodeActions } from './actions/codeActions.ts';
import { ControlActions } from './actions/controlActions.ts';
import { ConversationActions } from './actions/conversationActions.ts';
import { HostCalls } from './actions/hostCalls.ts';
import { ListActions } from './actions/listActions.ts';
import { PictureActions } from './actions/pictureActions.ts';
import { SightActions } from './actions/sightActions.ts';
import { PromptActions } from './actions/promptActions.ts';
import { ToolActions } from './actions/toolActions.ts';
import { TurnActions } from './actions/turnActions.ts';
import { VerbActions } from './actions/verbActions.ts';
import { AttachFlow } from './attach/attachFlow.ts';
import { MediaFlow } from './attach/mediaFlow.ts';
import type { PanelStore } from './state/panelStore.ts';

export class PanelController {
  readonly attach: AttachFlow;
  readonly code: CodeActions;
  readonly controls: ControlActions;
  readonly media: MediaFlow;
  readonly conversations: ConversationActions;
  readonly list: ListActions;
  readonly pictures: PictureActions;
  readonly sight: SightActions;
  readonly prompts: PromptActions;
  readonly tools: ToolActions;
  readonly turns: TurnActions;
  readonly verbs: VerbActions;
  readonly #host: HostCalls;

  /** Puts text into the composer, after what stands there. */
  readonly compose: (text: string) => void;

  constructor(store: PanelStore, channel: Channel<PanelToHost>, compose: (text: string) => void) {
    this.compose = compose;
    const host = new HostCalls(store, channel);
    this.#host = host;
    this.pictures = new PictureActions(host);
    this.attach = new AttachFlow(host);
    this.code = new CodeActions(host);
    this.controls = new ControlActions(host);
    this.media = new MediaFlow(host);
    this.conversations = new ConversationActions(host);
    this.list = new ListActions(host);
    this.sight = new SightActions(host);
    this.prompts = new PromptActions(host);
    this.tools = new ToolActions(host);
    this.turns = new TurnActions(host);
    this.verbs = new VerbActions(host);
  }

  say(text: string): void {
    this.#host.say(text);
  }

  dismissNotice(): void {
    this.#host.store.dispatch({ type: 'notice/dismissed' });
  }
}
