import * as vscode from 'vscode';
import type { PanelHandlers } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { copyTable, openTable, saveTable } from '../../tables/tableActions.ts';
import { useOutcome } from '../../verbs/outcomes/index.ts';
import { outcomesOf } from '../../verbs/outcomesOf.ts';
import type { PanelContext } from '../panelContext.ts';

export function verbRequests({ services, session }: PanelContext): PanelHandlers<'verbs'> {
  return {
    'outcome/use': async ({ turnId, outcome, action }) => {
      const { conversation } = await session.current();
      const turn = conversation.answer(turnId);
      const question = turn?.parentId ? conversation.turn(turn.parentId) : undefined;
      const found = turn && question?.role === 'user' ? outcomesOf(turn, question)[outcome] : undefined;
      if (!found) throw new PlainFailure(vscode.l10n.t('This button no longer does anything.'));
      return (await useOutcome(found, action, { services })) ?? null;
    },
    'table/use': async ({ title, rows: [columns = [], ...rows], action }) => {
      const table = { title, columns, rows };
      switch (action) {
        case 'copy':
          return await copyTable(table, 'tsv');
        case 'copy-csv':
          return await copyTable(table, 'csv');
        case 'copy-markdown':
          return await copyTable(table, 'markdown');
        case 'open':
          return (await openTable(table)) ?? null;
        case 'save':
          return (await saveTable(table, services.settings.csvByteOrderMark)) ?? null;
      }
    },
  };
}
