import * as vscode from 'vscode';
import type { PanelHandlers, PanelState } from '../../../protocol/index.ts';
import { Cancelled } from '../../cancellation.ts';
import { listBesideKey } from '../../ids.ts';
import type { PanelContext } from '../panelContext.ts';
import { settle } from './settle.ts';

/** @param state answers a page's first word */
export function conversationRequests(
  { services, session, controls, library }: PanelContext,
  state: () => Promise<PanelState>,
): PanelHandlers<'conversations'> {
  /** Of the last words that this panel searched for: what was asked with others is no longer wanted. */
  let search = { query: '', controller: new AbortController() };
  return {
    async 'panel/open'() {
      controls.follow();
      return await state();
    },
    'conversation/start': () => settle(session.start()),
    'conversation/open': ({ id }) => settle(session.open(id)),
    'conversations/list': wanted => {
      if (wanted.query !== search.query) {
        search.controller.abort(new Cancelled());
        search = { query: wanted.query, controller: new AbortController() };
      }
      return library.list(wanted, search.controller.signal);
    },
    'conversation/rename': ({ id, title }) => settle(library.rename(id, title)),
    'conversation/pin': ({ id, pinned }) => settle(library.pin(id, pinned)),
    'conversation/delete': ({ id }) => settle(library.delete(id)),
    'conversation/restore': ({ id }) => settle(library.restore(id)),
    'conversation/export': async ({ id, format }) => {
      const place = await library.export(id, format);
      return place ? vscode.workspace.asRelativePath(place) : null;
    },
    'conversations/import': async () => ({ count: await library.import() }),
    'conversations/keep': ({ beside }) => settle(services.context.globalState.update(listBesideKey, beside)),
  };
}
