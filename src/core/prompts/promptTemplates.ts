import { toolTemplates } from '../agentTools/index.ts';
import { changeTemplates } from '../codeChange/changeTemplates.ts';
import { editProblemsTemplate } from '../edits/editProblem.ts';
import { callTextsTemplate } from '../toolLoop/callTexts.ts';
import { repairDiagramTemplate } from '../diagrams/repairDiagram.ts';
import { explainTemplates } from '../explain/explainTemplates.ts';
import { verbs } from '../verbs/verbs.ts';
import { annotateTemplate, noteReplyTemplate, repairNotesTemplate, reviewTemplate } from './annotatePrompt.ts';
import { assetsTemplate, repairAssetsTemplate } from './assetsPrompt.ts';
import { chatTemplate, placesTemplate } from './chatPrompt.ts';
import { continueCodeTemplate, continueTemplate } from './continuePrompt.ts';
import { editsTemplate, repairEditsTemplate } from './editTemplates.ts';
import { htmlCopyTemplate, htmlCssTemplate, htmlSketchTemplate, htmlTailwindTemplate } from './htmlTemplates.ts';
import { lookTemplate } from './lookPrompt.ts';
import type { PromptTemplate } from './promptTemplate.ts';
import { refineTemplate } from './refinePrompt.ts';
import { tellTemplate } from './tellPrompt.ts';
import { lastRoundTemplate, toolsTemplate } from './toolsPrompt.ts';

/** Every text that a workspace may word, in the order of the list that the user picks from. */
export const promptTemplates: readonly PromptTemplate[] = [
  chatTemplate,
  placesTemplate,
  ...explainTemplates,
  annotateTemplate,
  reviewTemplate,
  noteReplyTemplate,
  repairNotesTemplate,
  toolsTemplate,
  lastRoundTemplate,
  callTextsTemplate,
  ...changeTemplates,
  ...verbs.map(({ template }) => template),
  lookTemplate,
  repairDiagramTemplate,
  htmlCopyTemplate,
  htmlSketchTemplate,
  htmlCssTemplate,
  htmlTailwindTemplate,
  refineTemplate,
  tellTemplate,
  assetsTemplate,
  editsTemplate,
  repairEditsTemplate,
  editProblemsTemplate,
  repairAssetsTemplate,
  continueTemplate,
  continueCodeTemplate,
  ...toolTemplates,
];

export function promptTemplateOf(id: string): PromptTemplate | undefined {
  return promptTemplates.find(template => template.id === id);
}
