/** What the panel knows: the host's view models plus what only this side can know (uploads, clocks, notices). */
import type {
  AssistantTurnView,
  AttachmentView,
  ControlsView,
  FixView,
  TurnView,
  UserTurnView,
} from '../../../protocol/index.ts';

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
}

export type Turn = UserTurn | AssistantTurn;

export type TrayItem =
  | { readonly status: 'uploading'; readonly key: string; readonly name: string; readonly previewUri?: string }
  | { readonly status: 'ready'; readonly key: string; readonly view: AttachmentView }
  | { readonly status: 'failed'; readonly key: string; readonly name: string; readonly reason: string };

/** Said above the composer until it is dismissed or the next message is sent. */
export interface Notice {
  readonly kind: 'error' | 'info';
  readonly text: string;
  readonly fixes?: readonly FixView[];
}

export interface PanelModel {
  readonly phase: 'opening' | 'open' | 'failed';
  readonly title: string;
  readonly turns: readonly Turn[];
  /** Of the whole conversation, in words. */
  readonly usage?: string | undefined;
  readonly controls: ControlsView;
  readonly tray: readonly TrayItem[];
  readonly notice?: Notice;
  /** A message is on its way to the host. */
  readonly sending: boolean;
  /** The user asked to stop; the host has not confirmed yet. */
  readonly stopping: boolean;
}

export const emptyModel: PanelModel = {
  phase: 'opening',
  title: '',
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
  },
  tray: [],
  sending: false,
  stopping: false,
};

export function isAssistant(turn: Turn): turn is AssistantTurn {
  return turn.view.role === 'assistant';
}

/** An answer is under way. */
export function isRunning(model: PanelModel): boolean {
  return model.turns.some(({ view }) => isUnfinished(view));
}

export function isUnfinished(view: TurnView): boolean {
  return view.role === 'assistant' && (view.status === 'waiting' || view.status === 'streaming');
}

export function readyAttachments(model: PanelModel): AttachmentView[] {
  return model.tray.flatMap(item => (item.status === 'ready' ? [item.view] : []));
}

export function isUploading(model: PanelModel): boolean {
  return model.tray.some(item => item.status === 'uploading');
}
