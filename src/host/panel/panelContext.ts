import type { ShownPages, ToolBox } from '../agentTools/index.ts';
import type { PromptLibrary } from '../controls/promptLibrary.ts';
import type { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import type { ConversationLibrary } from '../conversations/conversationLibrary.ts';
import type { Services } from '../services.ts';
import type { CodeProposals } from './code/codeProposals.ts';
import type { PictureStore } from '../storage/index.ts';
import type { StartTab, Studio } from '../studio/index.ts';
import type { ConversationSession } from './conversationSession.ts';
import type { LastEditor } from './lastEditor.ts';
import type { PanelControls } from './panelControls.ts';

/** The other features that the panel hands on to. */
export interface PanelFeatures {
  studio: Pick<Studio, 'convert' | 'show'> & ShownPages;
  /** Where a page begins. */
  start: Pick<StartTab, 'add'>;
}

/** What all panels of a window share. */
export interface PanelContext {
  readonly services: Services;
  readonly session: ConversationSession;
  readonly library: ConversationLibrary;
  readonly pictures: PictureStore;
  readonly maker: AttachmentMaker;
  readonly controls: PanelControls;
  readonly prompts: PromptLibrary;
  readonly lastEditor: LastEditor;
  readonly proposals: CodeProposals;
  readonly tools: ToolBox;
  readonly features: PanelFeatures;
}
