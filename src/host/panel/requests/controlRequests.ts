import * as vscode from 'vscode';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { PanelContext } from '../panelContext.ts';

export function controlRequests({ services, controls }: PanelContext): PanelHandlers<'controls'> {
  const { settings, endpoints } = services;
  return {
    'endpoint/choose': ({ id }) => {
      if (!endpoints.find(id)) throw new PlainFailure(vscode.l10n.t('There is no endpoint {0} any more.', id));
      return controls.change(settings.setActiveEndpoint(id));
    },
    'model/choose': ({ id }) => controls.change(settings.setModel('chat', endpoints.active.id, id)),
    'thinking/choose': ({ mode }) => controls.change(settings.setThinking(mode)),
  };
}
