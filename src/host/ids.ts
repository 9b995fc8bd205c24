/** Names that package.json and code share. A command's file in `commands/` bears the command's name. */
export const commandIds = {
  openPanel: 'glm.openPanel',
  openPanelInEditor: 'glm.openPanelInEditor',
  startConversation: 'glm.startConversation',
  showConversations: 'glm.showConversations',
  exportConversation: 'glm.exportConversation',
  importConversations: 'glm.importConversations',
  setApiKey: 'glm.setApiKey',
  removeApiKey: 'glm.removeApiKey',
  checkApiKey: 'glm.checkApiKey',
  selectEndpoint: 'glm.selectEndpoint',
  selectModel: 'glm.selectModel',
  selectVisionModel: 'glm.selectVisionModel',
  explainSelection: 'glm.explainSelection',
  explainInChat: 'glm.explainInChat',
  explainInPanel: 'glm.explainInPanel',
  explainBelowLine: 'glm.explainBelowLine',
  explainSymbol: 'glm.explainSymbol',
  explainFile: 'glm.explainFile',
  explainProblem: 'glm.explainProblem',
  explainChanges: 'glm.explainChanges',
  explainTerminalSelection: 'glm.explainTerminalSelection',
  stopExplanation: 'glm.stopExplanation',
  copyExplanation: 'glm.copyExplanation',
  continueExplanation: 'glm.continueExplanation',
  closeExplanation: 'glm.closeExplanation',
  annotateSelection: 'glm.annotateSelection',
  annotateFile: 'glm.annotateFile',
  reviewChanges: 'glm.reviewChanges',
  fixCode: 'glm.fixCode',
  testCode: 'glm.testCode',
  documentCode: 'glm.documentCode',
  insertAnnotation: 'glm.insertAnnotation',
  insertDocstring: 'glm.insertDocstring',
  insertAllAnnotations: 'glm.insertAllAnnotations',
  insertAllDocstrings: 'glm.insertAllDocstrings',
  applySuggestion: 'glm.applySuggestion',
  resolveAnnotation: 'glm.resolveAnnotation',
  reopenAnnotation: 'glm.reopenAnnotation',
  copyAnnotation: 'glm.copyAnnotation',
  replyToAnnotation: 'glm.replyToAnnotation',
  stopAnnotationReply: 'glm.stopAnnotationReply',
  nextAnnotation: 'glm.nextAnnotation',
  previousAnnotation: 'glm.previousAnnotation',
  listAnnotations: 'glm.listAnnotations',
  filterAnnotations: 'glm.filterAnnotations',
  confirmAnnotation: 'glm.confirmAnnotation',
  moveAnnotation: 'glm.moveAnnotation',
  dismissAnnotation: 'glm.dismissAnnotation',
  clearAnnotations: 'glm.clearAnnotations',
  restoreAnnotations: 'glm.restoreAnnotations',
  convertScreenshot: 'glm.convertScreenshot',
  openStudio: 'glm.openStudio',
  openInStudio: 'glm.openInStudio',
  savePage: 'glm.savePage',
  refinePage: 'glm.refinePage',
  exportPage: 'glm.exportPage',
  openPage: 'glm.openPage',
  previousVersion: 'glm.previousVersion',
  nextVersion: 'glm.nextVersion',
  tryAnotherModel: 'glm.tryAnotherModel',
  acceptProposal: 'glm.acceptProposal',
  discardProposal: 'glm.discardProposal',
  openPrompt: 'glm.openPrompt',
  overridePrompt: 'glm.overridePrompt',
  comparePrompt: 'glm.comparePrompt',
  resetPrompt: 'glm.resetPrompt',
  usePictures: 'glm.usePictures',
  attachFile: 'glm.attachFile',
  attachSelection: 'glm.attachSelection',
  attachScreenshot: 'glm.attachScreenshot',
  configureScreenshot: 'glm.configureScreenshot',
  attachClipboardPicture: 'glm.attachClipboardPicture',
  setProxyPassword: 'glm.setProxyPassword',
  useEditorNetwork: 'glm.useEditorNetwork',
  enableAgentMode: 'glm.enableAgentMode',
  showUsage: 'glm.showUsage',
  showLog: 'glm.showLog',
  showStatus: 'glm.showStatus',
  openWalkthrough: 'glm.openWalkthrough',
  openSettings: 'glm.openSettings',
} as const;

/** By verb: what menus and the palette run it with. */
export const verbCommandIds = {
  ocr: 'glm.readText',
  debug: 'glm.debugScreenshot',
  diagram: 'glm.readDiagram',
  chart: 'glm.readChart',
  compare: 'glm.comparePictures',
  locate: 'glm.locateInPicture',
  video: 'glm.summarizeVideo',
  doc: 'glm.readDocument',
} as const;

export const participantId = 'glm.chat';
export const languageModelVendor = 'glm';
export const panelViewId = 'glm.panel';
/** `viewType` of the panel as an editor tab. */
export const panelEditorType = 'glm.panelEditor';
export const previewType = 'glm.preview';
/** `viewType` of the tab that draws a document of Mermaid. */
export const diagramType = 'glm.diagram';
/** `viewType` of the tab that shows a film at a moment of an answer. */
export const filmType = 'glm.film';
/** Of what a file would become: the right side of a diff. */
export const proposalScheme = 'glm-proposal';
/** Of the built-in prompts, as documents to read. */
export const promptScheme = 'glm-prompt';
/** Of the source of a page as it was. */
export const versionScheme = 'glm-version';
/** `viewType` of the tab where a page begins. */
export const studioStartType = 'glm.studioStart';
/** In the global state: the list of conversations stands beside the conversation in editor tabs. */
export const listBesideKey = 'glm.listBeside';
export const annotationControllerId = 'glm.annotations';
export const explanationControllerId = 'glm.explanations';
/** Of what is explained and stands in no file: changes, what a terminal printed. */
export const explainedScheme = 'glm-explained';

/** Of language-model tools, as package.json declares them. */
export const toolNames = {
  lookAtImage: 'glm_lookAtImage',
  readText: 'glm_readText',
  locateInImage: 'glm_locateInImage',
  compareImages: 'glm_compareImages',
  readChart: 'glm_readChart',
  createPage: 'glm_createPage',
  screenshotPage: 'glm_screenshotPage',
} as const;

export const contextKeys = {
  hasAnnotations: 'glm.hasAnnotations',
  /** Notes were taken away that can be brought back. */
  hasRemovedAnnotations: 'glm.hasRemovedAnnotations',
  hasExplanation: 'glm.hasExplanation',
  /** Of the editor in front. */
  activeFileHasNotes: 'glm.activeFileHasNotes',
  hasPage: 'glm.hasPage',
  hasKey: 'glm.hasKey',
} as const;
