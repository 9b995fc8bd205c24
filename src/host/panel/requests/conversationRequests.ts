import type { PanelHandlers, PanelState } from '../../../protocol/index.ts';
import type { PanelContext } from '../panelContext.ts';
import { settle } from './settle.ts';

/** @param state answers a page's first word */
export function conversationRequests(
  { session, controls }: PanelContext,
  state: () => Promise<PanelState>,
): PanelHandlers<'conversations'> {
  return {
    async 'panel/open'() {
      controls.follow();
      return await state();
    },
    'conversation/start': () => settle(session.start()),
  };
}
