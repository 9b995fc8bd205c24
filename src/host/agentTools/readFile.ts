import * as vscode from 'vscode';
import { numberedLines, readFileTemplate, readInputSchema } from '../../core/agentTools/index.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import { askForPrivate } from './askForPrivate.ts';
import { ownTool, shown } from './ownTool.ts';
import { pathOf, textOf } from './workspaceFiles.ts';

export const readFile = () =>
  ownTool({
    name: 'read_file',
    icon: 'file-text',
    label: vscode.l10n.t('Read files of the workspace'),
    asks: false,
    description: readFileTemplate,
    input: readInputSchema,
    title: ({ path, first_line: first, last_line: last }) =>
      typeof first === 'number' && typeof last === 'number'
        ? vscode.l10n.t('Read {0}, lines {1} to {2}', shown(path), first, last)
        : vscode.l10n.t('Read {0}', shown(path)),
    async run({ path, first_line: first, last_line: last }, room) {
      const uri = await workspaceFile(path);
      await askForPrivate(uri, room);
      const name = pathOf(uri);
      const read = await textOf(uri);
      if ('text' in read) return { text: numberedLines(name, read.text, first, last) };
      return {
        text:
          read.problem === 'large'
            ? `${name} is too large to be read. Look for what you need with search_text.`
            : `${name} is no text. If it is a picture, look_at_image shows it.`,
      };
    },
  });
