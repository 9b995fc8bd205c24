import * as vscode from 'vscode';
import { type AnswerOptions, answerOptionsOf } from '../../../core/controls/index.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { measureContext } from '../../controls/measureContext.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { PanelContext } from '../panelContext.ts';
import { settle } from './settle.ts';

export function controlRequests({ services, controls, session, tools }: PanelContext): PanelHandlers<'controls'> {
  const { settings, endpoints, catalog } = services;
  const endpoint = (id: string) => {
    const found = endpoints.find(id);
    if (!found) throw new PlainFailure(vscode.l10n.t('There is no endpoint {0} any more.', id));
    return found;
  };
  return {
    'endpoint/choose': ({ id }) => {
      const chosen = endpoint(id);
      return controls.change(() => settings.setActiveEndpoint(chosen.id));
    },
    'model/choose': ({ id }) => controls.change(() => settings.setModel('chat', endpoints.active.id, id)),
    'models/refresh': () => settle(catalog.refresh(endpoints.active)),
    'thinking/choose': ({ mode }) =>
      controls.change(() => {
        const choice = catalog.chat();
        if (!choice) throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label));
        const options: AnswerOptions = { ...settings.options(choice), thinking: mode };
        return settings.setOptions(choice.endpoint.id, choice.model.id, options);
      }),
    'options/set': ({ endpointId, modelId, values }) =>
      controls.change(() => {
        const { thinking } = settings.options({ endpoint: { id: endpointId }, model: { id: modelId } });
        const options = { ...answerOptionsOf(values), ...(thinking !== undefined && { thinking }) };
        return settings.setOptions(endpoint(endpointId).id, modelId, options);
      }),
    'systemPrompt/set': async ({ of, text }) => {
      const own = text === null || text.trim() === '' ? undefined : text;
      if (of === 'user') return controls.change(() => settings.setSystemPrompt(own));
      await (await session.current()).setSystemPrompt(own);
      controls.refresh();
    },
    'context/measure': async ({ text, attachmentIds }) => {
      const { conversation } = await session.current();
      // One that is gone meanwhile is missed when it is sent, with the reason.
      const found = await Promise.allSettled(attachmentIds.map(id => session.attachment(id)));
      const attachments = found.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
      const offered = tools.offered(tools.choiceOf(conversation));
      return measureContext(services, conversation, text, attachments, offered);
    },
  };
}
