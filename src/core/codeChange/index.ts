/** Code that is changed for a job: how a model is asked, and what becomes of the files. */
export { type ChangeJob, changeJobs } from './changeJob.ts';
export { type ChangeInput, changePrompt, type CodeProblem, problemText } from './changePrompt.ts';
export { changeTemplate, changeTemplates, editsInFilesTemplate } from './changeTemplates.ts';
export { docForm } from './docForm.ts';
export { type FileChange, type PlacedChanges, placeChanges, placeInFile, type SourceFiles } from './placeChanges.ts';
export { placeOfTests, type TestPlace } from './placeOfTests.ts';
export { join, namesFor, partsOf, testedStem } from './testFiles.ts';
export { manifestNames, testFramework } from './testFramework.ts';
