import * as vscode from 'vscode';
import type { NamedPlace } from '../../../core/verbs/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { findNamedPlaces } from '../preparations/findNamedPlaces.ts';
import type { OutcomeKind, OutcomeOf } from './outcomeKind.ts';

type Places = OutcomeOf<'places'>;

/** Lines of files that an answer speaks of. */
export const placesKind: OutcomeKind<Places> = {
  label: ({ places }) => places.map(nameOf).join(', '),
  doubts: () => [],
  actions: [
    {
      id: 'open',
      icon: 'go-to-file',
      title: ({ places: [first, ...more] }) =>
        first && more.length === 0
          ? vscode.l10n.t('Open {0}', nameOf(first))
          : vscode.l10n.t('Open One of {0} Places…', 1 + more.length),
      run: async ({ places }) => {
        const place = places.length === 1 ? places[0] : await pick(places);
        if (place) await open(place);
        return undefined;
      },
    },
    {
      id: 'fix',
      icon: 'wrench',
      title: () => vscode.l10n.t('Fix in Chat'),
      run: async ({ places: [place] }) => {
        if (place) await fixInChat(place);
        return undefined;
      },
    },
  ],
};

/** Lines before and behind the place that are attached: a function, most of the time. */
const around = 15;

/** Hands the innermost place over to `/fix`, which proposes a change as a diff; what was found out stands in the conversation. */
async function fixInChat(place: NamedPlace): Promise<void> {
  const document = await documentOf(place);
  const line = Math.min(place.line ?? 1, document.lineCount);
  const first = Math.max(1, line - around);
  const last = Math.min(document.lineCount, line + around);
  const range = {
    startLineNumber: first,
    startColumn: 1,
    endLineNumber: last,
    endColumn: document.lineAt(last - 1).text.length + 1,
  };
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query: `@glm /fix ${vscode.l10n.t('Fix the error at {0}.', nameOf(place))}`,
    mode: 'ask',
    attachFiles: [{ uri: document.uri, range }],
    isPartialQuery: true,
  });
}

async function pick(places: readonly NamedPlace[]): Promise<NamedPlace | undefined> {
  const items = places.map(place => ({ label: `$(file-code) ${nameOf(place)}`, place }));
  const placeHolder = vscode.l10n.t('Which place of the answer?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.place;
}

/** @throws PlainFailure where there is no such file */
async function documentOf(place: NamedPlace): Promise<vscode.TextDocument> {
  const { files } = await findNamedPlaces([place], { inPackages: true, signal: new AbortController().signal });
  const [file] = files;
  if (!file) throw new PlainFailure(vscode.l10n.t('{0} is not in the workspace.', place.path));
  return await vscode.workspace.openTextDocument(file.uri);
}

/** @throws PlainFailure where there is no such file */
async function open(place: NamedPlace): Promise<void> {
  const document = await documentOf(place);
  const line = Math.min(place.line ?? 1, document.lineCount) - 1;
  const at = new vscode.Position(line, Math.max(0, (place.column ?? 1) - 1));
  const selection = place.column === undefined ? document.lineAt(line).range : new vscode.Range(at, at);
  await vscode.window.showTextDocument(document, { selection, preview: false });
}

function nameOf({ path, line }: NamedPlace): string {
  return line === undefined ? path : `${path}:${line}`;
}
