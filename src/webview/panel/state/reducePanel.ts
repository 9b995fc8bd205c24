/** How the panel's knowledge changes: pure, so that every order of events can be tested. */
import type { ControlsView, PanelState } from '../../../protocol/index.ts';
import { isRunning, type Notice, type PanelModel } from './panelModel.ts';
import { type EditEvent, reduceEdit, reduceTrays, withoutLostEdit } from './reduceEdit.ts';
import { type LeftTraysEvent, reduceLeftTrays, switchTray } from './reduceLeftTrays.ts';
import type { TrayEvent } from './reduceTray.ts';
import { reduceTurns, settled, type TurnsEvent, withView } from './reduceTurns.ts';

export type PanelEvent =
  | TurnsEvent
  | TrayEvent
  | EditEvent
  | LeftTraysEvent
  | { type: 'state/changed'; state: PanelState }
  | { type: 'open/failed' }
  | { type: 'controls/changed'; controls: ControlsView }
  | { type: 'usage/changed'; usage?: string | undefined }
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
      const told = conversation.turns.map(view => withView(known.get(view.id), view));
      // What follows by and by stays as it was until then.
      const isSame = conversation.id === model.conversationId && (conversation.earlier ?? 0) > 0;
      const at = isSame ? model.turns.findIndex(turn => turn.view.id === told[0]?.view.id) : 0;
      const turns = [...model.turns.slice(0, Math.max(0, at)), ...told];
      return withoutLostEdit(
        settled({
          ...model,
          phase: 'open',
          conversationId: conversation.id,
          title: conversation.title,
          earlier: conversation.earlier ?? 0,
          usage: conversation.usage,
          controls,
          turns,
        }),
      );
    }
    case 'open/failed':
      return { ...model, phase: 'failed' };
    case 'controls/changed':
      return { ...model, controls: event.controls };
    case 'usage/changed':
      return { ...model, usage: event.usage };
    case 'message/sending':
      return withoutNotice({ ...model, sending: true });
    case 'message/sent':
      return { ...model, sending: false, tray: model.tray.filter(item => !event.trayKeys.includes(item.key)) };
    case 'message/failed':
      return { ...model, sending: false, notice: { kind: 'error', text: event.reason, isOfMessage: true } };
    case 'answer/stopping':
      return { ...model, stopping: isRunning(model) };
    case 'notice/shown':
      return { ...model, stopping: false, notice: event.notice };
    case 'notice/dismissed':
      return withoutNotice(model);
    case 'turn/changed':
    case 'turns/earlier':
    case 'turns/replaced':
    case 'turn/delta':
      return withoutLostEdit(reduceTurns(model, event));
    case 'attachment/added':
    case 'upload/started':
    case 'upload/finished':
    case 'upload/failed':
    case 'tray/removed':
    case 'tray/judged':
    case 'film/preparing':
      return withoutOldReason(reduceLeftTrays(model, event) ?? reduceTrays(model, event), model);
    case 'tray/switched':
      return switchTray(model, event);
    case 'edit/begun':
    case 'edit/ended':
      return reduceEdit(model, event);
  }
}

function withoutNotice(model: PanelModel): PanelModel {
  const { notice: _, ...rest } = model;
  return rest;
}

/** Another attachment in the composer: the message that was not sent is another one. */
function withoutOldReason(model: PanelModel, before: PanelModel): PanelModel {
  const keys = ({ tray }: PanelModel): string => tray.map(({ key }) => key).join();
  return model.notice?.isOfMessage && keys(model) !== keys(before) ? withoutNotice(model) : model;
}
