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
  ],
};

async function pick(places: readonly NamedPlace[]): Promise<NamedPlace | undefined> {
  const items = places.map(place => ({ label: `$(file-code) ${nameOf(place)}`, place }));
  const placeHolder = vscode.l10n.t('Which place of the answer?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.place;
}

/** @throws PlainFailure where there is no such file */
async function open(place: NamedPlace): Promise<void> {
  const { files } = await findNamedPlaces([place], { inPackages: true, signal: new AbortController().signal });
  const [file] = files;
  if (!file) throw new PlainFailure(vscode.l10n.t('{0} is not in the workspace.', place.path));
  const document = await vscode.workspace.openTextDocument(file.uri);
  const line = Math.min(place.line ?? 1, document.lineCount) - 1;
  const at = new vscode.Position(line, Math.max(0, (place.column ?? 1) - 1));
  const selection = place.column === undefined ? document.lineAt(line).range : new vscode.Range(at, at);
  await vscode.window.showTextDocument(document, { selection, preview: false });
}

function nameOf({ path, line }: NamedPlace): string {
  return line === undefined ? path : `${path}:${line}`;
}
