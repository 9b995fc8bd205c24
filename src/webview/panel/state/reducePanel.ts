/** How the panel's knowledge changes: pure, so that every order of events can be tested. */
import type { AttachmentView, ControlsView, PanelState, TurnView } from '../../../protocol/index.ts';
import { type AssistantTurn, isAssistant, isRunning, type Notice, type PanelModel, type Turn } from './panelModel.ts';

export type PanelEvent =
  | { type: 'state/changed'; state: PanelState }
  | { type: 'open/failed' }
  | { type: 'controls/changed'; controls: ControlsView }
  | { type: 'usage/changed'; usage?: string | undefined }
  /** `atMs`: `performance.now()` when it arrived. */
  | { type: 'turn/changed'; turn: TurnView; atMs: number }
  | { type: 'turns/cut'; afterTurnId: string | null }
  | { type: 'turn/delta'; turnId: string; reasoning?: string | undefined; text?: string | undefined; atMs: number }
  | { type: 'attachment/added'; view: AttachmentView }
  | { type: 'upload/started'; key: string; name: string; previewUri?: string }
  | { type: 'upload/finished'; key: string; view: AttachmentView }
  | { type: 'upload/failed'; key: string; name: string; reason: string }
  | { type: 'tray/removed'; keys: readonly string[] }
  | { type: 'message/sending' }
  | { type: 'message/sent'; trayKeys: readonly string[] }
  | { type: 'message/failed'; reason: string }
  | { type: 'answer/stopping' }
  | { type: 'notice/shown'; notice: Notice }
  | { type: 'notice/dismissed' };

export function reducePanel(model: PanelModel, event: PanelEvent): PanelModel {
  switch (event.type) {
    case 'state/changed': {
      const { conversation, controls } = event.state;
      const known = new Map(model.turns.map(turn => [turn.view.id, turn]));
      const turns = conversation.turns.map(view => withView(known.get(view.id), view));
      return settled({
        ...model,
        phase: 'open',
        title: conversation.title,
        usage: conversation.usage,
        controls,
        turns,
      });
    }
    case 'open/failed':
      return { ...model, phase: 'failed' };
    case 'controls/changed':
      return { ...model, controls: event.controls };
    case 'usage/changed':
      return { ...model, usage: event.usage };
    case 'turn/changed': {
      const index = model.turns.findIndex(turn => turn.view.id === event.turn.id);
      const turn = ticked(withView(model.turns[index], event.turn), event.atMs);
      const turns = index < 0 ? [...model.turns, turn] : model.turns.with(index, turn);
      return settled({ ...model, turns });
    }
    case 'turns/cut': {
      const index = model.turns.findIndex(turn => turn.view.id === event.afterTurnId);
      if (event.afterTurnId !== null && index < 0) return model;
      return settled({ ...model, turns: model.turns.slice(0, index + 1) });
    }
    case 'turn/delta': {
      // From the end: what streams is nearly always the last turn.
      const index = model.turns.findLastIndex(turn => turn.view.id === event.turnId);
      const turn = model.turns[index];
      if (!turn || !isAssistant(turn)) return model;
      const { reasoning = '', text = '' } = event;
      const { view } = turn;
      const grown: AssistantTurn = {
        ...turn,
        view: {
          ...view,
          status: view.status === 'waiting' ? 'streaming' : view.status,
          reasoning: view.reasoning + reasoning,
          text: view.text + text,
        },
      };
      return { ...model, turns: model.turns.with(index, ticked(grown, event.atMs)) };
    }
    case 'attachment/added':
      return addReady(model, event.view.id, event.view);
    case 'upload/started': {
      const { key, name, previewUri } = event;
      const item = { status: 'uploading', key, name, ...(previewUri === undefined ? {} : { previewUri }) } as const;
      return { ...model, tray: [...model.tray.filter(other => other.key !== key), item] };
    }
    case 'upload/finished': {
      // Removed by the user while it was under way: stays removed.
      if (!model.tray.some(item => item.key === event.key)) return model;
      return addReady(model, event.key, event.view);
    }
    case 'upload/failed': {
      const { key, name, reason } = event;
      const item = { status: 'failed', key, name, reason } as const;
      if (!model.tray.some(other => other.key === key)) return { ...model, tray: [...model.tray, item] };
      return { ...model, tray: model.tray.map(other => (other.key === key ? item : other)) };
    }
    case 'tray/removed':
      return { ...model, tray: model.tray.filter(item => !event.keys.includes(item.key)) };
    case 'message/sending':
      return withoutNotice({ ...model, sending: true });
    case 'message/sent':
      return { ...model, sending: false, tray: model.tray.filter(item => !event.trayKeys.includes(item.key)) };
    case 'message/failed':
      return { ...model, sending: false, notice: { kind: 'error', text: event.reason } };
    case 'answer/stopping':
      return { ...model, stopping: isRunning(model) };
    case 'notice/shown':
      return { ...model, stopping: false, notice: event.notice };
    case 'notice/dismissed':
      return withoutNotice(model);
  }
}

/** The same picture attached twice (the host keeps it once) shows once. */
function addReady(model: PanelModel, key: string, view: AttachmentView): PanelModel {
  const item = { status: 'ready', key, view } as const;
  const isDouble = model.tray.some(other => other.status === 'ready' && other.view.id === view.id);
  if (isDouble) return { ...model, tray: model.tray.filter(other => other.key !== key || other.status === 'ready') };
  if (model.tray.some(other => other.key === key)) {
    return { ...model, tray: model.tray.map(other => (other.key === key ? item : other)) };
  }
  return { ...model, tray: [...model.tray, item] };
}

function withoutNotice(model: PanelModel): PanelModel {
  const { notice: _, ...rest } = model;
  return rest;
}

/** Nothing can be stopping when nothing runs. */
function settled(model: PanelModel): PanelModel {
  return model.stopping && !isRunning(model) ? { ...model, stopping: false } : model;
}

/** Keeps the clock of a turn that goes on; a retried one starts without. */
function withView(known: Turn | undefined, view: TurnView): Turn {
  if (view.role === 'user') return { view };
  const clock = known && isAssistant(known) && view.reasoning !== '' ? known.clock : undefined;
  return clock ? { view, clock } : { view };
}

/** Starts the clock with the first reasoning and stops it with the first text or the end. */
function ticked(turn: Turn, atMs: number): Turn {
  if (!isAssistant(turn) || turn.view.reasoning === '' || turn.view.reasoningMs !== undefined) return turn;
  const running = turn.view.status === 'streaming' && turn.view.text === '';
  if (running) return turn.clock ? turn : { ...turn, clock: { fromMs: atMs } };
  if (!turn.clock || turn.clock.toMs !== undefined) return turn;
  return { ...turn, clock: { ...turn.clock, toMs: atMs } };
}
