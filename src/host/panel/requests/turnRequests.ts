import * as vscode from 'vscode';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { type Fix, fixCommands, PlainFailure } from '../../errorMessages.ts';
import { runFix } from '../../showError.ts';
import type { PanelContext } from '../panelContext.ts';

export function turnRequests({ services, session, controls }: PanelContext): PanelHandlers<'turns'> {
  const { endpoints } = services;
  return {
    'message/send': async ({ text, attachmentIds }) => {
      await controls.settled();
      return { turnId: await session.send(text, attachmentIds) };
    },
    'answer/stop': async () => {
      (await session.current()).stop();
    },
    'answer/retry': async ({ turnId }) => {
      await controls.settled();
      await (await session.current()).retry(turnId);
    },
    'fix/run': async ({ id }) => {
      if (!isFix(id)) throw new PlainFailure(vscode.l10n.t('This button no longer does anything.'));
      const live = await session.current();
      const failed = live.conversation.path.findLast(turn => turn.role === 'assistant' && turn.status === 'failed');
      const endpointId = failed?.role === 'assistant' ? failed.model.endpointId : undefined;
      const endpoint = (endpointId === undefined ? undefined : endpoints.find(endpointId)) ?? endpoints.active;
      await controls.settled();
      await runFix(id, endpoint, () => (failed ? live.retry(failed.id) : undefined));
    },
    'link/open': async ({ href }) => {
      const uri = linkOf(href);
      if (!uri) throw new PlainFailure(vscode.l10n.t('Only web and mail addresses are opened.'));
      await vscode.env.openExternal(uri);
    },
  };
}

function isFix(id: string): id is Fix['id'] {
  return Object.hasOwn(fixCommands, id) || id === 'retry' || id === 'open-account';
}

/** An answer's links are a model's words: commands and files must not be reached through them. */
function linkOf(href: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(href, true);
    return ['http', 'https', 'mailto'].includes(uri.scheme) ? uri : undefined;
  } catch {
    return undefined;
  }
}
