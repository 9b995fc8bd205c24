/** What the chat panel and the extension host say to each other: two closed vocabularies, one file for each subject. */
import type { RequestHandlers, Vocabulary } from './channel.ts';
import { attachmentDeliveries, attachmentRequests } from './panel/attachmentMessages.ts';
import { codeRequests } from './panel/codeMessages.ts';
import { controlEvents, controlRequests } from './panel/controlMessages.ts';
import { conversationEvents, conversationRequests } from './panel/conversationMessages.ts';
import { lineRequests } from './panel/lineMessages.ts';
import { promptRequests } from './panel/promptMessages.ts';
import { pictureEvents, pictureRequests } from './panel/pictureMessages.ts';
import { sightRequests } from './panel/sightMessages.ts';
import { mediaRequests } from './panel/mediaMessages.ts';
import { verbRequests } from './panel/verbMessages.ts';
import { toolRequests } from './panel/toolMessages.ts';
import { turnDeliveries, turnEvents, turnRequests } from './panel/turnMessages.ts';

/** Said by the host. */
export const hostToPanel = {
  events: { ...conversationEvents, ...turnEvents, ...controlEvents, ...pictureEvents },
  requests: { ...attachmentDeliveries, ...turnDeliveries },
} as const satisfies Vocabulary;

/** Said by the panel. */
export const panelToHost = {
  events: {},
  requests: {
    ...conversationRequests,
    ...turnRequests,
    ...attachmentRequests,
    ...mediaRequests,
    ...codeRequests,
    ...controlRequests,
    ...promptRequests,
    ...pictureRequests,
    ...sightRequests,
    ...lineRequests,
    ...verbRequests,
    ...toolRequests,
  },
} as const satisfies Vocabulary;

export type HostToPanel = typeof hostToPanel;
export type PanelToHost = typeof panelToHost;

interface PanelRequests {
  attachments: typeof attachmentRequests;
  code: typeof codeRequests;
  controls: typeof controlRequests;
  prompts: typeof promptRequests;
  conversations: typeof conversationRequests;
  pictures: typeof pictureRequests;
  sight: typeof sightRequests;
  lines: typeof lineRequests;
  media: typeof mediaRequests;
  tools: typeof toolRequests;
  turns: typeof turnRequests;
  verbs: typeof verbRequests;
}
/** Handlers for the requests of one subject. */
export type PanelHandlers<S extends keyof PanelRequests> = RequestHandlers<{
  events: Record<never, never>;
  requests: PanelRequests[S];
}>;
