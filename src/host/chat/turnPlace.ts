import type * as vscode from 'vscode';

/** Where a turn stands, for a button of it that is pressed later. */
export interface TurnPlace {
  /** The address of the conversation, as the editor's own commands take it. */
  session: unknown;
  number: number;
}

let count = 0;
/** By conversation, the turn that began last. */
const latest = new Map<string, number>();

/**
 * The typings hide which conversation a request belongs to; the extension host hands it over as part of the token for
 * tool calls. Where it is missing there is no place, and no button that asks again.
 */
export function beginTurn(request: vscode.ChatRequest): TurnPlace | undefined {
  const token = request.toolInvocationToken as { sessionResource?: unknown } | undefined;
  const session = token?.sessionResource;
  if (session === undefined || session === null) return undefined;
  count++;
  latest.set(String(session), count);
  return { session, number: count };
}

/** Whether nothing was asked since: only the last turn of a conversation can be asked again. */
export function isLatest({ session, number }: TurnPlace): boolean {
  return latest.get(String(session)) === number;
}
