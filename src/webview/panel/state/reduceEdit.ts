/** A question that is edited has the tray to itself; the composer's is kept aside until that is over. */
import type { UserTurnView } from '../../../protocol/index.ts';
import type { PanelModel } from './panelModel.ts';
import { reduceTray, type TrayEvent } from './reduceTray.ts';

export type EditEvent = { type: 'edit/begun'; turn: UserTurnView } | { type: 'edit/ended' };

export function reduceEdit(model: PanelModel, event: EditEvent): PanelModel {
  const { editing, ...rest } = model;
  const aside = editing?.aside ?? model.tray;
  if (event.type === 'edit/ended') return { ...rest, tray: aside };
  // What is on its way takes the tray along as it was.
  if (model.sending) return model;
  const { id, attachments } = event.turn;
  return {
    ...model,
    tray: attachments.map(view => ({ status: 'ready', key: view.id, view })),
    editing: { turnId: id, aside },
  };
}

/** Ends with its question: another conversation or branch is shown. */
export function withoutLostEdit(model: PanelModel): PanelModel {
  const { editing } = model;
  if (!editing || model.turns.some(({ view }) => view.id === editing.turnId)) return model;
  return reduceEdit(model, { type: 'edit/ended' });
}

/** An upload that began in the composer ends there, also when a question is edited meanwhile. */
export function reduceTrays(model: PanelModel, event: TrayEvent): PanelModel {
  const { editing } = model;
  const isAside =
    editing && 'key' in event && editing.aside.some(item => item.key === event.key && item.status === 'uploading');
  if (!isAside) return reduceTray(model, event);
  const { tray: aside } = reduceTray({ ...model, tray: editing.aside }, event);
  return { ...model, editing: { ...editing, aside } };
}
