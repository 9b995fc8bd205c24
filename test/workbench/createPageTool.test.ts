import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { workspaceFile } from '../../src/host/tools/workspaceFile.ts';

describe('the tool that makes a page', () => {
  it('is declared for agents, with what it takes', () => {
    const tool = vscode.lm.tools.find(({ name }) => name === 'glm_createPage');
    assert.ok(tool);
    assert.deepEqual(Object.keys((tool.inputSchema as { properties: object }).properties), ['path', 'wish', 'target']);
  });

  it('reaches files of the workspace, by their path in it or as a whole, and no others', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const inside = vscode.Uri.joinPath(folder, 'screenshots/checkout.png');
    for (const named of ['screenshots/checkout.png', './screenshots/../screenshots/checkout.png', inside.fsPath]) {
      assert.equal((await workspaceFile(named)).path, inside.path, named);
    }
    const outside = path.join(tmpdir(), 'glm-outside.png');
    await writeFile(outside, 'x');
    const link = path.join(folder.fsPath, 'leads-out.png');
    await symlink(outside, link).catch(() => undefined);
    for (const named of [outside, `../${path.basename(outside)}`, 'leads-out.png', 'screenshots', 'nothing.png', '']) {
      await assert.rejects(workspaceFile(named), /There is no file/, named);
    }
  });
});
