/** The trays of conversations that are not shown: an upload that began there ends there. */
import { composerTray, type PanelModel, type TrayItem } from './panelModel.ts';
import { reduceTray, type TrayEvent } from './reduceTray.ts';

export interface LeftTraysEvent {
  type: 'tray/switched';
  /** Whose tray stands there now, and whose is wanted. */
  left: string;
  key: string;
  /** What was kept for the wanted one, where this page has not left it itself. */
  kept: readonly TrayItem[];
}

/** To be called when no question is edited. */
export function switchTray(model: PanelModel, { left, key, kept }: LeftTraysEvent): PanelModel {
  const leftTrays = new Map(model.leftTrays);
  leftTrays.set(left, composerTray(model));
  const tray = leftTrays.get(key) ?? kept;
  leftTrays.delete(key);
  return { ...model, tray, leftTrays };
}

/** @returns undefined when the event is about no tray that was left */
export function reduceLeftTrays(model: PanelModel, event: TrayEvent): PanelModel | undefined {
  if (!('key' in event) || event.type === 'upload/started') return undefined;
  for (const [key, tray] of model.leftTrays) {
    if (!tray.some(item => item.key === event.key && item.status === 'uploading')) continue;
    const changed = reduceTray({ ...model, tray }, event).tray;
    return { ...model, leftTrays: new Map(model.leftTrays).set(key, changed) };
  }
  return undefined;
}
