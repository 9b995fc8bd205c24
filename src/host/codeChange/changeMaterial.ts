import * as vscode from 'vscode';
import { type ChangeJob, type CodeProblem, docForm, type SourceFiles } from '../../core/codeChange/index.ts';
import type { ChangeInput } from '../../core/codeChange/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import type { CodeTarget } from './codeTarget.ts';
import { type TestSurroundings, testSurroundings } from './testSurroundings.ts';

/** A file up to this is sent whole. */
const wholeFileChars = 60_000;
/** Of a longer one: its head with the imports, and so many lines on both sides. */
const headLines = 60;
const linesAround = 60;

/** What a model is shown, and the documents that it may change. */
export interface ChangeMaterial {
  input: Omit<ChangeInput, 'rules' | 'history' | 'wish' | 'locale'>;
  sources: SourceFiles;
  documents: ReadonlyMap<string, vscode.TextDocument>;
  tests?: TestSurroundings;
}

/** Collects what a job takes: the code, what is around it, what is reported, and where tests belong. @throws PlainFailure */
export async function changeMaterial(job: ChangeJob, target: CodeTarget): Promise<ChangeMaterial> {
  const { document, range, problems } = target;
  const path = vscode.workspace.asRelativePath(document.uri);
  const documents = new Map([[path, document]]);
  const tests = job === 'tests' ? await testSurroundings(document) : undefined;
  if (tests?.existing) documents.set(tests.path, tests.existing);
  // Where tests go into a file of their own, the code under test is not to be touched.
  const isApart = tests !== undefined && tests.path !== path;
  const texts = new Map(
    [...documents]
      .filter(([one]) => !isApart || one !== path)
      .map(([one, opened]): [string, string] => [one, opened.getText()]),
  );
  const newPath = tests && !tests.existing ? tests.path : undefined;
  const form = job === 'docs' ? docForm(document.languageId, document.getText()) : undefined;
  return {
    documents,
    sources: { texts, main: tests?.path ?? path, ...(newPath !== undefined && { newPath }) },
    ...(tests && { tests }),
    input: {
      file: contextsOf(document, path, range),
      firstLine: range.start.line + 1,
      lastLine: range.end.line + 1,
      problems: problems.map(problem => codeProblem(path, problem)),
      ...(form !== undefined && { docForm: form }),
      ...(tests && {
        tests: {
          path: tests.path,
          ...(tests.existing &&
            isApart && { exists: contextOf(tests.existing, tests.path, 0, tests.existing.lineCount) }),
          ...(tests.example && { example: tests.example }),
          ...(tests.framework !== undefined && { framework: tests.framework }),
        },
      }),
    },
  };
}

function contextsOf(document: vscode.TextDocument, path: string, range: vscode.Range): CodeContext[] {
  if (document.getText().length <= wholeFileChars) return [contextOf(document, path, 0, document.lineCount)];
  const first = Math.max(0, range.start.line - linesAround);
  const end = Math.min(document.lineCount, range.end.line + 1 + linesAround);
  if (first <= headLines) return [contextOf(document, path, 0, end)];
  return [contextOf(document, path, 0, headLines), contextOf(document, path, first, end)];
}

/** @param end behind the last line */
function contextOf(document: vscode.TextDocument, path: string, first: number, end: number): CodeContext {
  return {
    path,
    languageId: document.languageId,
    firstLine: first + 1,
    code: document.getText(new vscode.Range(first, 0, end - 1, Number.MAX_SAFE_INTEGER)),
    part: first === 0 && end >= document.lineCount ? 'file' : 'range',
  };
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

function codeProblem(path: string, { range, severity, message, source, code }: vscode.Diagnostic): CodeProblem {
  const id = typeof code === 'object' ? code.value : code;
  const by = [source, id === undefined ? undefined : `(${id})`].filter(Boolean).join('');
  return {
    path,
    line: range.start.line + 1,
    column: range.start.character + 1,
    severity: severities[severity] ?? 'error',
    message,
    ...(by !== '' && { source: by }),
  };
}
