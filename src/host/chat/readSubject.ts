import * as vscode from 'vscode';
import type { ExplainedDocuments } from '../explain/explainedDocuments.ts';
import { type DocumentPlace, type ExplainSubject, subjectOfCode } from '../explain/explainSubject.ts';
import { subjectAtCursor } from '../explain/subjectAtCursor.ts';
import { explainedScheme } from '../ids.ts';
import { type ReadReferences, readReferences } from './readReferences.ts';

/** What a message of Chat wants explained, and all that came with it. */
export async function readSubject(
  { references }: Pick<vscode.ChatRequest, 'references'>,
  documents: ExplainedDocuments,
): Promise<{ subject: ExplainSubject | undefined; read: ReadReferences }> {
  const chosen = references.filter(({ id }) => !id.startsWith('vscode.implicit'));
  const known = chosen.flatMap(({ value }) =>
    value instanceof vscode.Uri && value.scheme === explainedScheme ? (documents.find(value) ?? []) : [],
  );
  const wanted = references.filter(reference => !isImplicitFile(reference) && !isRepeated(reference, chosen));
  const read = await readReferences(
    wanted.filter(({ value }) => !(value instanceof vscode.Uri && documents.find(value))),
  );
  const [first] = known;
  if (first) {
    for (const { document, range } of first.places) read.used.push(new vscode.Location(document.uri, range));
    return { subject: first, read };
  }
  const places = await codePlaces(read);
  if (places.length > 0) return { subject: joined(places, read), read };
  const editor = vscode.window.activeTextEditor;
  // Pictures and texts were attached to be explained themselves.
  if (!editor || read.pictures.length > 0 || read.texts.length > 0) return { subject: undefined, read };
  const subject = await subjectAtCursor(editor);
  for (const { document, range } of subject.places) read.used.push(new vscode.Location(document.uri, range));
  return { subject, read };
}

/** The file in the editor is attached whole by the editor itself; what the cursor is in says more of what is meant. */
function isImplicitFile({ id, value }: vscode.ChatPromptReference): boolean {
  return id.startsWith('vscode.implicit') && value instanceof vscode.Uri;
}

/** The editor attaches its selection by itself, also where the same lines were attached on purpose. */
function isRepeated(reference: vscode.ChatPromptReference, chosen: readonly vscode.ChatPromptReference[]): boolean {
  if (chosen.includes(reference)) return false;
  const own = placeOf(reference.value);
  return own !== undefined && chosen.some(({ value }) => placeOf(value)?.toString() === own.toString());
}

function placeOf(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Location) return value.uri;
  return value instanceof vscode.Uri ? value : undefined;
}

/** Where the code that was read stands. */
async function codePlaces({ used, code }: ReadReferences): Promise<DocumentPlace[]> {
  const paths = new Set(code.map(({ path }) => path));
  const places: DocumentPlace[] = [];
  for (const value of used) {
    const uri = value instanceof vscode.Location ? value.uri : value;
    if (!paths.has(vscode.workspace.asRelativePath(uri))) continue;
    const document = await vscode.workspace.openTextDocument(uri);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    places.push({ document, range: document.validateRange(value instanceof vscode.Location ? value.range : whole) });
  }
  return places;
}

function joined(places: readonly DocumentPlace[], { code }: ReadReferences): ExplainSubject {
  const [first] = places;
  if (!first) throw new Error('there is no code');
  return {
    ...subjectOfCode(first.document, first.range),
    material: code.map(part => ({ kind: 'code', code: part })),
    places,
  };
}
