import { join } from 'node:path';
import { ToolBox } from '../agentTools/index.ts';
import { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { acceptProposal } from '../commands/acceptProposal.ts';
import { attachClipboardPicture } from '../commands/attachClipboardPicture.ts';
import { attachFile } from '../commands/attachFile.ts';
import { attachScreenshot } from '../commands/attachScreenshot.ts';
import { attachSelection } from '../commands/attachSelection.ts';
import { discardProposal } from '../commands/discardProposal.ts';
import { exportConversation } from '../commands/exportConversation.ts';
import { importConversations } from '../commands/importConversations.ts';
import { openPanel } from '../commands/openPanel.ts';
import { openPanelInEditor } from '../commands/openPanelInEditor.ts';
import { runVerbs } from '../commands/runVerbs.ts';
import { showConversations } from '../commands/showConversations.ts';
import { startConversation } from '../commands/startConversation.ts';
import { PromptLibrary } from '../controls/promptLibrary.ts';
import { ConversationLibrary } from '../conversations/conversationLibrary.ts';
import type { Services } from '../services.ts';
import { ConversationStore, PictureStore } from '../storage/index.ts';
import { useOutcomeButton } from '../verbs/verbButtons.ts';
import { askInPanel } from './askInPanel.ts';
import { CodeProposals } from './code/codeProposals.ts';
import { ConversationSession } from './conversationSession.ts';
import { LastEditor } from './lastEditor.ts';
import type { PanelFeatures } from './panelContext.ts';
import { PanelControls } from './panelControls.ts';
import { Panels } from './panels.ts';

/** What other features do with the panel. */
export interface PanelFeature {
  close(): Promise<void>;
  ask: ReturnType<typeof askInPanel>;
}

/** The chat panel, in the side bar and in editor tabs. `close` ends answers under way and stores what came of them. */
export function registerPanel(services: Services, features: PanelFeatures): PanelFeature {
  const { context, log } = services;
  const root = context.globalStorageUri.fsPath;
  const pictures = new PictureStore(join(root, 'pictures'));
  const conversations = new ConversationStore(join(root, 'conversations'), error =>
    log.error(`a checkpoint of an answer could not be written: ${String(error)}`),
  );
  const tools = new ToolBox(services, features.studio);
  const session = new ConversationSession(services, conversations, pictures, tools);
  const library = new ConversationLibrary(services, session, { conversations, pictures });
  const lastEditor = new LastEditor();
  const prompts = new PromptLibrary(services.settings, lastEditor);
  const controls = new PanelControls(services, session, prompts, tools);
  const maker = new AttachmentMaker({ store: pictures, pictures: services.pictures, catalog: services.catalog });
  const proposals = new CodeProposals(lastEditor, services.proposals);
  const panels = new Panels({
    services,
    session,
    library,
    pictures,
    maker,
    controls,
    prompts,
    lastEditor,
    proposals,
    tools,
    features,
  });
  context.subscriptions.push(
    library,
    controls,
    lastEditor,
    panels,
    openPanel(panels),
    openPanelInEditor(panels),
    startConversation(session, panels),
    showConversations(panels),
    attachClipboardPicture(panels),
    exportConversation(services, session, library),
    importConversations(services, library),
    attachScreenshot(services, panels, lastEditor),
    attachFile({ session, panels }, maker, lastEditor),
    attachSelection({ session, panels }, maker, lastEditor),
    runVerbs({ services, session, panels, maker }),
    useOutcomeButton({ services }),
    acceptProposal(services.proposals),
    discardProposal(services.proposals),
  );
  const close = async (): Promise<void> => {
    await session.close();
    await library.leave();
  };
  return { close, ask: askInPanel({ session, panels, maker }) };
}
