/** How the attachments of the message that is being written change. */
import type { AttachmentView, TrayPlan } from '../../../protocol/index.ts';
import type { PanelModel } from './panelModel.ts';

export type TrayEvent =
  | { type: 'attachment/added'; view: AttachmentView }
  | { type: 'upload/started'; key: string; name: string; previewUri?: string }
  | { type: 'upload/finished'; key: string; view: AttachmentView }
  | { type: 'upload/failed'; key: string; name: string; reason: string }
  | { type: 'tray/removed'; keys: readonly string[] }
  | { type: 'tray/judged'; plan: TrayPlan | undefined }
  | { type: 'film/preparing'; id: string; isOn: boolean };

export function reduceTray(model: PanelModel, event: TrayEvent): PanelModel {
  switch (event.type) {
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
    case 'tray/judged':
      return { ...model, trayPlan: event.plan };
    case 'film/preparing': {
      const others = model.preparing.filter(id => id !== event.id);
      return { ...model, preparing: event.isOn ? [...others, event.id] : others };
    }
  }
}

/** The same attachment added twice (the host keeps it once) shows once, as it is now: other pages, other frames. */
function addReady(model: PanelModel, key: string, view: AttachmentView): PanelModel {
  const item = { status: 'ready', key, view } as const;
  const double = model.tray.find(other => other.status === 'ready' && other.view.id === view.id);
  if (double) {
    const others = model.tray.filter(other => other.key !== key || other === double);
    return { ...model, tray: others.map(other => (other === double ? { ...item, key: double.key } : other)) };
  }
  if (model.tray.some(other => other.key === key)) {
    return { ...model, tray: model.tray.map(other => (other.key === key ? item : other)) };
  }
  return { ...model, tray: [...model.tray, item] };
}
