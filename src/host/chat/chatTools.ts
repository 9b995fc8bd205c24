import * as vscode from 'vscode';
import { pickTools } from '../../core/toolLoop/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { editorTool } from '../toolLoop/editorTool.ts';
import type { LoopTool } from '../toolLoop/index.ts';
import type { ChatTurn } from './chatTurn.ts';

/** BigModel's OpenAPI of 2026-07-11; of the others none names fewer. */
const maxTools = 128;
/** Of what a request may hold, the part that descriptions of tools may take. Four characters are about a token. */
const toolShare = 0.15 * 4;

/** The tools of the editor that go along with a question; what cannot go along is said. */
export function chatTools(turn: ChatTurn, { endpoint, model }: ModelChoice): LoopTool[] {
  const { t } = vscode.l10n;
  const { request, services } = turn;
  const named = new Set(request.toolReferences.map(({ name }) => name));
  const wanted = services.settings.chatTools;
  if (named.size === 0 && wanted !== 'all') return [];
  if (wanted === 'none') {
    turn.notice(t('The tools that you named were left out: calling tools is switched off in the settings.'));
    return [];
  }
  if (!model.tools) {
    if (named.size > 0) turn.notice(t('{0} calls no tools, so it answers without.', model.label));
    return [];
  }
  const listed = vscode.lm.tools.filter(({ name }) => wanted === 'all' || named.has(name));
  const missing = [...named].filter(name => !listed.some(tool => tool.name === name));
  if (missing.length > 0) turn.notice(t('These tools are not there: {0}.', missing.join(', ')));
  const maxChars = (model.contextTokens ?? 32_768) * toolShare;
  const { picked, leftOut } = pickTools(listed, named, { maxTools, maxChars });
  if (leftOut.length > 0) {
    turn.notice(
      t('{0} of {1} tools were left out, as {2} takes no more at once.', leftOut.length, listed.length, endpoint.label),
    );
  }
  return picked.map(tool => editorTool(tool, request.toolInvocationToken));
}
