/** Changes of a text as a model writes them: blocks of what is searched and what replaces it. */
export { type AppliedEdits, applyEdits } from './applyEdits.ts';
export type { Edit, SourceChange } from './edit.ts';
export {
  blockName,
  type EditProblem,
  editProblemsTemplate,
  editProblemText,
  type SayProblem,
  sayProblems,
} from './editProblem.ts';
export { ProseStream } from './proseStream.ts';
export { type ReadEdits, readEdits } from './readEdits.ts';
export { applyChanges } from './sourceChanges.ts';
