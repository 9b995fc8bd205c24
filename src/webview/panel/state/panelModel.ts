/** What the panel knows: the host's view models plus what only this side can know (uploads, clocks, notices). */
import type {
  AssistantTurnView,
  AttachmentView,
  ControlsView,
  FixView,
  TrayPlan,
  TurnView,
  UserTurnView,
} from '../../../protocol/index.ts';
import type { Growth } from './growth.ts';

export interface UserTurn {
  readonly view: UserTurnView;
}

/** Milliseconds of `performance.now()`; absent when this panel did not see it happen. */
export interface ThinkingClock {
  readonly fromMs: number;
  readonly toMs?: number;
}

export interface AssistantTurn {
  readonly view: AssistantTurnView;
  readonly clock?: ThinkingClock;
  /** The text's newest pieces, as far as it came in pieces. */
  readonly growth?: Growth | undefined;
}

export type Turn = UserTurn | AssistantTurn;

export type TrayItem =
  | { readonly status: 'uploading'; readonly key: string; readonly name: string; readonly previewUri?: string }
  | { readonly status: 'ready'; readonly key: string; readonly view: AttachmentView }
  | { readonly status: 'failed'; readonly key: string; readonly name: string; readonly reason: string };

/** Said above the composer until it is dismissed or the next message is sent, or until it holds no longer. */
export interface Notice {
  readonly kind: 'error' | 'info';
  readonly text: string;
  readonly fixes?: readonly FixView[];
  /** Why the message in the composer was not sent: what is attached to it now may have mended that. */
  readonly isOfMessage?: true;
  /** Where what it is about can be seen, in another conversation or branch. */
  readonly place?: { readonly conversationId: string; readonly turnId: string };
}

export interface PanelModel {
  readonly phase: 'opening' | 'open' | 'failed';
  /** Empty until it is open. */
  readonly conversationId: string;
  readonly title: string;
  /** How many turns in front of `turns` are still on their way. */
  readonly earlier: number;
  readonly turns: readonly Turn[];
  /** Of the whole conversation, in words. */
  readonly usage?: string | undefined;
  readonly controls: ControlsView;
  /** Of the message that is written: of the composer, or of the question that is edited. */
  readonly tray: readonly TrayItem[];
  /** Of conversations that were shown in this page before, by the keys of their drafts. */
  readonly leftTrays: ReadonlyMap<string, readonly TrayItem[]>;
  /** The question that is edited; `aside` is the composer's tray meanwhile. */
  readonly editing?: { readonly turnId: string; readonly aside: readonly TrayItem[] };
  /** What would be done with what is in the tray; absent until the host has said. */
  readonly trayPlan?: TrayPlan | undefined;
  /** Ids of films that frames are being taken out of. */
  readonly preparing: readonly string[];
  readonly notice?: Notice;
  /** A message is on its way to the host. */
  readonly sending: boolean;
  /** The user asked to stop; the host has not confirmed yet. */
  readonly stopping: boolean;
}

export const emptyModel: PanelModel = {
  phase: 'opening',
  conversationId: '',
  title: '',
  earlier: 0,
  turns: [],
  controls: {
    endpoints: [],
    endpointId: '',
    models: [],
    modelId: '',
    thinking: 'default',
    thinkingChoices: [],
    options: { numbers: [], maxStops: 0, takesJson: false, values: {} },
    systemPrompt: { builtIn: '' },
    prompts: [],
    verbs: [],
  },
  tray: [],
  leftTrays: new Map(),
  preparing: [],
  sending: false,
  stopping: false,
};

export function isAssistant(turn: Turn): turn is AssistantTurn {
  return turn.view.role === 'assistant';
}

/** An answer that is shown is under way. */
export function isRunning(model: PanelModel): boolean {
  return runningId(model) !== undefined;
}

export function runningId(model: PanelModel): string | undefined {
  // From the end: what runs is nearly always the last turn.
  return model.turns.findLast(({ view }) => isUnfinished(view))?.view.id;
}

/** There is more to come of an answer that was cut off, stopped or broken. */
export function canGoOn({ status, text, calls, cutByLength, outOfRounds }: AssistantTurnView): boolean {
  const isCut = status === 'stopped' || status === 'failed' || (status === 'done' && cutByLength === true);
  return outOfRounds === true || (isCut && (text.trim() !== '' || calls !== undefined));
}

/** The composer's tray, also while a question is edited. */
export function composerTray({ tray, editing }: PanelModel): readonly TrayItem[] {
  return editing?.aside ?? tray;
}

export function isUnfinished(view: TurnView): boolean {
  return view.role === 'assistant' && (view.status === 'waiting' || view.status === 'streaming');
}

/** Of the message that is being written: in the composer, or the question that is edited. */
export function readyAttachments(model: PanelModel): AttachmentView[] {
  return readyOf(model.tray);
}

export function readyOf(tray: readonly TrayItem[]): AttachmentView[] {
  return tray.flatMap(item => (item.status === 'ready' ? [item.view] : []));
}

export function isUploading(model: PanelModel): boolean {
  return model.preparing.length > 0 || model.tray.some(item => item.status === 'uploading');
}
