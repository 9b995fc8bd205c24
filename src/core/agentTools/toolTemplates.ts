import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { cropPictureTemplate } from './cropPicture.ts';
import { editFileTemplate, editResultsTemplate } from './editFile.ts';
import { listFilesTemplate } from './listFiles.ts';
import { lookAtImageTemplate, lookAtPageTemplate } from './looking.ts';
import { readFileTemplate } from './readFile.ts';
import { readProblemsTemplate } from './readProblems.ts';
import { searchTextTemplate } from './searchText.ts';
import { goOnTemplate, panelToolsTemplate } from './toolsPrompt.ts';

/** All that models are told about the tools of the panel, and that a workspace may word. */
export const toolTemplates: readonly PromptTemplate[] = [
  panelToolsTemplate,
  listFilesTemplate,
  readFileTemplate,
  searchTextTemplate,
  readProblemsTemplate,
  lookAtImageTemplate,
  cropPictureTemplate,
  lookAtPageTemplate,
  editFileTemplate,
  editResultsTemplate,
  goOnTemplate,
];
