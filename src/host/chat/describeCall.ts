import * as vscode from 'vscode';
import { argumentsInShort } from '../../core/toolLoop/index.ts';
import type { ToolCall } from '../../provider/index.ts';
import type { CallOutcome } from '../toolLoop/index.ts';
import type { ToldCall } from './turnMetadata.ts';

type Ended = Exclude<CallOutcome, { status: 'stopped' }>;

/** A call that is over, as a line of the conversation. */
export function describeCall(call: ToolCall, outcome: Ended, durationMs: number): string {
  const { t } = vscode.l10n;
  const short = argumentsInShort(call.arguments);
  const what = short === '' ? call.name : `${call.name} (${short})`;
  switch (outcome.status) {
    case 'done':
      return t('{0}: done in {1} s', what, seconds(durationMs));
    case 'failed':
      return t('{0}: failed after {1} s. {2}', what, seconds(durationMs), firstLine(outcome.message));
    case 'refused':
      return t('{0}: not allowed', what);
    default:
      return t('{0}: not run again, as it brought the same result before', what);
  }
}

function seconds(durationMs: number): string {
  const format = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: durationMs < 10_000 ? 1 : 0 });
  return format.format(durationMs / 1000);
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 200 ? `${[...line].slice(0, 199).join('')}…` : line;
}

/** A call as the conversation remembers it. */
export function toldCall(call: ToolCall, outcome: Ended): ToldCall {
  const content = outcome.status === 'done' ? outcome.answer : outcome.message;
  const text =
    typeof content === 'string'
      ? content
      : content.map(part => (part.type === 'text' ? part.text : `[${part.type}]`)).join(' ');
  const line = text.replace(/\s+/g, ' ').trim();
  return {
    name: call.name,
    arguments: argumentsInShort(call.arguments, 200),
    status: outcome.status === 'repeated' ? 'failed' : outcome.status,
    result: line.length > 300 ? `${[...line].slice(0, 299).join('')}…` : line,
  };
}
