import * as vscode from 'vscode';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { documentWithLines, showLines } from '../../explain/workspaceLines.ts';

/** An answer names no more than a reader follows. */
const most = 300;

/** Lines that answers name become links where they are in the workspace, and nowhere else. */
export function lineRequests(): PanelHandlers<'lines'> {
  return {
    'lines/find': async ({ lines }) => {
      const found: boolean[] = [];
      for (const { path, startLine, endLine } of lines.slice(0, most)) {
        found.push((await documentWithLines(path, startLine, endLine)) !== undefined);
      }
      return { found };
    },
    'lines/open': async ({ path, startLine, endLine }) => {
      const document = await documentWithLines(path, startLine, endLine);
      if (!document) throw new PlainFailure(vscode.l10n.t('{0} has no such lines any more.', path));
      await showLines(document, startLine, endLine);
    },
  };
}
