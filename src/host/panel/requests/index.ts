import type { PanelState, panelToHost, RequestHandlers } from '../../../protocol/index.ts';
import type { PanelContext } from '../panelContext.ts';
import type { PanelViews } from '../panelViews.ts';
import { attachmentRequests } from './attachmentRequests.ts';
import { codeRequests } from './codeRequests.ts';
import { controlRequests } from './controlRequests.ts';
import { conversationRequests } from './conversationRequests.ts';
import { lineRequests } from './lineRequests.ts';
import { promptRequests } from './promptRequests.ts';
import { pictureRequests } from './pictureRequests.ts';
import { sightRequests } from './sightRequests.ts';
import { mediaRequests } from './mediaRequests.ts';
import { toolRequests } from './toolRequests.ts';
import { turnRequests } from './turnRequests.ts';
import { verbRequests } from './verbRequests.ts';

/** What a page may ask of the host, and what is done about it. `state` answers its first word. */
export function panelRequests(
  context: PanelContext,
  views: PanelViews,
  state: () => Promise<PanelState>,
): RequestHandlers<typeof panelToHost> {
  return {
    ...conversationRequests(context, state),
    ...turnRequests(context),
    ...attachmentRequests(context, views),
    ...mediaRequests(context, views),
    ...codeRequests(context),
    ...controlRequests(context),
    ...promptRequests(context),
    ...pictureRequests(context),
    ...sightRequests(context, views),
    ...lineRequests(),
    ...verbRequests(context),
    ...toolRequests(context),
  };
}
