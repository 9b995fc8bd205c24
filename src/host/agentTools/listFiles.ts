import * as vscode from 'vscode';
import { listFilesTemplate, listInputSchema, listText } from '../../core/agentTools/index.ts';
import { ownTool, shown } from './ownTool.ts';
import { findFiles, pathOf } from './workspaceFiles.ts';

const mostListed = 300;
const mostLookedAt = 5000;

export const listFiles = () =>
  ownTool({
    name: 'list_files',
    icon: 'list-tree',
    label: vscode.l10n.t('List files of the workspace'),
    asks: false,
    description: listFilesTemplate,
    input: listInputSchema,
    title: ({ pattern }) =>
      shown(pattern) === ''
        ? vscode.l10n.t('List the files of the workspace')
        : vscode.l10n.t('List files: {0}', shown(pattern)),
    async run({ pattern }, { signal }) {
      if (!vscode.workspace.workspaceFolders?.length) return { text: 'No folder is open in the editor.' };
      const { files, isMore } = await findFiles(pattern, mostLookedAt, signal);
      return { text: listText(files.slice(0, mostListed).map(pathOf), isMore || files.length > mostListed) };
    },
  });
