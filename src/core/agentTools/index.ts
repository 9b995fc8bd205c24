/** What a model may do by itself while it answers: the words that tell it so, and the rules that need no editor. */
export { cropPictureTemplate, cropInputSchema, partOf, type PicturePart } from './cropPicture.ts';
export { editFileTemplate, editInputSchema, editResultsTemplate, editedText, type FileEdit } from './editFile.ts';
export { listFilesTemplate, listInputSchema, listText } from './listFiles.ts';
export { lookAtImageTemplate, lookAtPageTemplate, imageInputSchema, nothingSchema } from './looking.ts';
export { numberedLines, readFileTemplate, readInputSchema } from './readFile.ts';
export { problemsInputSchema, type Problem, problemsText, readProblemsTemplate } from './readProblems.ts';
export { linesWith, type Match, searchInputSchema, searchText, searchTextTemplate } from './searchText.ts';
export { mayHoldSecrets } from './mayHoldSecrets.ts';
export { toolTemplates } from './toolTemplates.ts';
export { goOnTemplate, panelToolsTemplate } from './toolsPrompt.ts';
