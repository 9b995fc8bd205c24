// A table as a file for spreadsheets, saved through the editor's own dialog: byte for byte.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DataTable } from '../../src/core/tables/index.ts';
import type { ByteOrderMarkChoice } from '../../src/host/settings.ts';
import { saveTable } from '../../src/host/tables/tableActions.ts';
import { until } from './support/until.ts';

const file = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
};
const chinese: DataTable = {
  title: '每月订单',
  columns: ['月份', '订单'],
  rows: [
    ['四月', '~640'],
    ['五月, 初', '700'],
  ],
};
const english: DataTable = { title: 'Orders', columns: ['Month', 'Orders'], rows: [['Apr', '640']] };
/** Without it Excel takes a file for the code page of the machine, and Chinese for noise. */
const mark = [0xef, 0xbb, 0xbf];

describe('a table that is saved', () => {
  /** Accepts the name that the dialog proposes. */
  const save = async (table: DataTable, choice: ByteOrderMarkChoice): Promise<Uint8Array> => {
    let said: string | undefined;
    const saving = saveTable(table, choice).then(text => {
      said = text ?? 'nothing';
    });
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return said !== undefined;
    }, 'it is saved');
    await saving;
    assert.equal(said, `Saved as ${table.title}.csv`);
    const bytes = await vscode.workspace.fs.readFile(file(`${table.title}.csv`));
    await vscode.workspace.fs.delete(file(`${table.title}.csv`));
    return bytes;
  };

  it('begins with a byte order mark where it has more than ASCII', async () => {
    const bytes = await save(chinese, 'auto');
    assert.deepEqual([...bytes.slice(0, 3)], mark);
    assert.equal(new TextDecoder().decode(bytes), '月份,订单,订单 (estimated)\r\n四月,640,~\r\n"五月, 初",700,\r\n');
  });

  it('has none where it needs none, and as the user chose', async () => {
    assert.equal(Buffer.from(await save(english, 'auto')).toString(), 'Month,Orders\r\nApr,640\r\n');
    assert.deepEqual([...(await save(english, 'always')).slice(0, 3)], mark);
    assert.notDeepEqual([...(await save(chinese, 'never')).slice(0, 3)], mark);
  });

  it('is nowhere when the dialog is closed', async () => {
    let isOver = false;
    const saving = saveTable(english, 'auto').then(said => {
      isOver = true;
      return said;
    });
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isOver;
    }, 'the dialog is closed');
    assert.equal(await saving, undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(file('Orders.csv')));
  });
});
