/** How questions and answers change. */
import type { TurnView } from '../../../protocol/index.ts';
import { grow } from './growth.ts';
import { type AssistantTurn, isAssistant, isRunning, type PanelModel, type Turn } from './panelModel.ts';

export type TurnsEvent =
  /** `atMs`: `performance.now()` when it arrived. */
  | { type: 'turn/changed'; turn: TurnView; atMs: number }
  | { type: 'turns/earlier'; turns: readonly TurnView[]; before: string; earlier: number }
  | { type: 'turns/replaced'; afterTurnId: string | null; turns: readonly TurnView[] }
  | { type: 'turn/delta'; turnId: string; reasoning?: string | undefined; text?: string | undefined; atMs: number };

export function reduceTurns(model: PanelModel, event: TurnsEvent): PanelModel {
  switch (event.type) {
    case 'turn/changed': {
      const index = model.turns.findIndex(turn => turn.view.id === event.turn.id);
      const turn = ticked(withView(model.turns[index], event.turn), event.atMs);
      const turns = index < 0 ? [...model.turns, turn] : model.turns.with(index, turn);
      return settled({ ...model, turns });
    }
    case 'turns/earlier': {
      const index = model.turns.findIndex(turn => turn.view.id === event.before);
      if (index < 0) return model;
      // Some may stand here already: the whole state was told again.
      const known = new Map(model.turns.slice(0, index).map(turn => [turn.view.id, turn]));
      const turns = event.turns.map(view => withView(known.get(view.id), view));
      const told = new Set(event.turns.map(view => view.id));
      const front = event.earlier === 0 ? [] : model.turns.slice(0, index).filter(turn => !told.has(turn.view.id));
      return { ...model, earlier: event.earlier, turns: [...front, ...turns, ...model.turns.slice(index)] };
    }
    case 'turns/replaced': {
      const index = model.turns.findIndex(turn => turn.view.id === event.afterTurnId);
      if (event.afterTurnId !== null && index < 0) return model;
      const known = new Map(model.turns.slice(index + 1).map(turn => [turn.view.id, turn]));
      const turns = event.turns.map(view => withView(known.get(view.id), view));
      return settled({ ...model, turns: [...model.turns.slice(0, index + 1), ...turns] });
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
        growth: grow(turn.growth, text),
        view: {
          ...view,
          status: view.status === 'waiting' ? 'streaming' : view.status,
          reasoning: view.reasoning + reasoning,
          text: view.text + text,
        },
      };
      return { ...model, turns: model.turns.with(index, ticked(grown, event.atMs)) };
    }
  }
}

/** Nothing can be stopping when nothing runs. */
export function settled(model: PanelModel): PanelModel {
  return model.stopping && !isRunning(model) ? { ...model, stopping: false } : model;
}

/** Keeps the clock of a turn that goes on; a retried one starts without. */
export function withView(known: Turn | undefined, view: TurnView): Turn {
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
