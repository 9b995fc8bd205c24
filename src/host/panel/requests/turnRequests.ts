import * as vscode from 'vscode';
import { turnsToMarkdown } from '../../../core/conversation/turnsToMarkdown.ts';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { type Fix, fixCommands, PlainFailure } from '../../errorMessages.ts';
import { runFix } from '../../showError.ts';
import type { PanelContext } from '../panelContext.ts';

export function turnRequests({ services, session, controls }: PanelContext): PanelHandlers<'turns'> {
  const { endpoints } = services;
  return {
    'message/send': async ({ text, attachmentIds, replacing }) => {
      await controls.settled();
      return { turnId: await session.send(text, attachmentIds, replacing) };
    },
    'answer/stop': async ({ turnId }) => {
      (await session.current()).stop(turnId);
    },
    'answer/retry': async ({ turnId, modelId }) => {
      await controls.settled();
      await (await session.current()).retry(turnId, modelId);
    },
    'answer/continue': async ({ turnId }) => {
      await controls.settled();
      await (await session.current()).continue(turnId);
    },
    'turn/switch': async ({ turnId, steps }) => {
      await (await session.current()).switch(turnId, steps);
    },
    'turn/reveal': async ({ conversationId, turnId }) => {
      await session.open(conversationId);
      await (await session.current()).reveal(turnId);
    },
    'turn/copy': async ({ turnId, what }) => {
      const { path } = (await session.current()).conversation;
      const at = path.findIndex(turn => turn.id === turnId);
      const from = what === 'conversation' ? 0 : what === 'exchange' && path[at]?.role === 'assistant' ? at - 1 : at;
      const copied = what === 'conversation' ? path : path.slice(Math.max(0, from), at + 1);
      if (at < 0 || copied.length === 0) throw new PlainFailure(vscode.l10n.t('There is no such answer any more.'));
      await vscode.env.clipboard.writeText(turnsToMarkdown(copied, { you: vscode.l10n.t('You') }));
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
