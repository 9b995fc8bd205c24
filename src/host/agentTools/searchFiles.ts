import * as vscode from 'vscode';
import {
  linesWith,
  type Match,
  mayHoldSecrets,
  searchInputSchema,
  searchText,
  searchTextTemplate,
} from '../../core/agentTools/index.ts';
import { IgnoredFiles } from './ignoredFiles.ts';
import { ownTool, shown } from './ownTool.ts';
import { privacyOf } from './privateFiles.ts';
import { findFiles, pathOf, textOf } from './workspaceFiles.ts';

const mostMatches = 100;
const mostOfOneFile = 20;
const mostFiles = 5000;
/** Read side by side. */
const atOnce = 16;

export const searchFiles = () =>
  ownTool({
    name: 'search_text',
    icon: 'search',
    label: vscode.l10n.t('Search the files of the workspace'),
    asks: false,
    description: searchTextTemplate,
    input: searchInputSchema,
    title: ({ text }) => vscode.l10n.t('Search for “{0}”', shown(text)),
    async run({ text: wanted, files: pattern, match_case: matchCase = false }, { signal }) {
      if (!vscode.workspace.workspaceFolders?.length) return { text: 'No folder is open in the editor.' };
      const { files, isMore } = await findFiles(pattern, mostFiles, signal);
      // What the user is asked about when it is read by name is not searched without asking.
      const open = files.filter(uri => !mayHoldSecrets(pathOf(uri)));
      const ignored = new IgnoredFiles();
      const matches: Match[] = [];
      for (let from = 0; from < open.length && matches.length <= mostMatches; from += atOnce) {
        signal.throwIfAborted();
        const found = await Promise.all(
          open.slice(from, from + atOnce).map(async uri => {
            const read = await textOf(uri).catch(() => undefined);
            if (!(read && 'text' in read)) return [];
            const lines = linesWith(pathOf(uri), read.text, wanted, matchCase, mostOfOneFile);
            // Only now, as links are asked for one by one.
            return lines.length > 0 && (await privacyOf(uri, ignored)) === 'none' ? lines : [];
          }),
        );
        matches.push(...found.flat());
      }
      return { text: searchText(matches.slice(0, mostMatches), wanted, isMore || matches.length > mostMatches) };
    },
  });
