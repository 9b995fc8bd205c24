import * as vscode from 'vscode';
import { type CodeContext, fitContexts } from '../../../core/prompts/codeContext.ts';
import { linesAround, namedPlaces, ocr, screenshotText } from '../../../core/verbs/index.ts';
import { codeOf } from '../../chat/readPath.ts';
import { runVerb } from '../runVerb.ts';
import type { Preparation, PreparationInput } from './preparation.ts';
import { type FoundFile, findNamedPlaces } from './findNamedPlaces.ts';

/** Lines before and behind each that is named. */
const around = 30;
/** A file of which no line is named is read from its beginning. */
const firstLines = 200;
/** About twenty thousand tokens: a screenshot names a few places, not a project. */
const mostCharacters = 60_000;

/**
 * What `/debug` sends along: the screenshot is read as `/ocr` reads it, and the files that its text names are looked for
 * in the workspace. That way no model makes up a path.
 */
export async function prepareDebug(input: PreparationInput): Promise<Preparation> {
  const { t } = vscode.l10n;
  const { services, choice, surface, signal, wish, progress } = input;
  const parts = await input.parts();
  const nothing = { code: [], references: [], notices: [] };
  if (!parts.some(({ type }) => type === 'image')) return nothing;
  progress(t('Reading the screenshot…'));
  const read = await runVerb(services, { verb: ocr, pictures: [], parts, wish: '', choice, surface, signal }, {});
  const text = read.outcomes.map(outcome => (outcome.kind === 'document' ? outcome.text : '')).join('\n') || read.text;
  const places = namedPlaces(`${text}\n${wish}`);
  if (places.length > 0) progress(t('Looking for the files that it names…'));
  const inPackages = /node_modules|site-packages/.test(wish);
  const { files, missing, packages } = await findNamedPlaces(places, { inPackages, signal });
  const codes: CodeContext[] = [];
  const references: vscode.Location[] = [];
  const notices: string[] = [];
  for (const file of files) {
    const document = await open(file.uri);
    if (!document) {
      missing.push(vscode.workspace.asRelativePath(file.uri));
      continue;
    }
    const { ranges, beyond } = rangesOf(file, document);
    if (beyond.length > 0)
      notices.push(
        t('{0} has no line {1}: it is not what it was when the error came.', nameOf(file.uri), beyond.join(', ')),
      );
    for (const range of ranges) {
      codes.push(codeOf(document, range));
    }
    for (const line of file.lines.filter(line => line <= document.lineCount)) {
      references.push(new vscode.Location(file.uri, document.lineAt(line - 1).range));
    }
    if (file.lines.length === 0) references.push(new vscode.Location(file.uri, new vscode.Position(0, 0)));
  }
  const { kept, dropped } = fitContexts(codes, mostCharacters);
  const list = (names: readonly string[]): string =>
    new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(names);
  if (missing.length > 0)
    notices.push(t('Named in the screenshot and not found in the workspace: {0}.', list(missing)));
  if (packages.length > 0) {
    notices.push(
      t(
        'Not looked into, as they are of packages: {0}. Write node_modules beside /debug to have them read.',
        list(packages),
      ),
    );
  }
  if (dropped.length > 0)
    notices.push(t('Too much code is named; left out: {0}.', list([...new Set(dropped.map(({ path }) => path))])));
  return { code: kept, references, notices, texts: [screenshotText(text, missing)] };
}

function rangesOf(
  { lines }: FoundFile,
  { lineCount }: vscode.TextDocument,
): { ranges: vscode.Range[]; beyond: number[] } {
  const rangeOf = (first: number, last: number): vscode.Range =>
    new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER);
  const beyond = lines.filter(line => line > lineCount);
  const spans = linesAround(lines, lineCount, around);
  if (spans.length === 0) return { ranges: [rangeOf(1, Math.min(lineCount, firstLines))], beyond };
  return { ranges: spans.map(({ first, last }) => rangeOf(first, last)), beyond };
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
