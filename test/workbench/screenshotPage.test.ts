// The tool that shows an agent what a page looks like, run as the editor itself runs it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analysePicture } from '../simulator/vision/analysePicture.ts';
import { until } from './support/until.ts';

const page = `<!DOCTYPE html>
<html><body style="margin:0;background:#204080"><h1 style="color:#fff">Shop</h1></body></html>
`;

describe('a screenshot of the page for an agent', () => {
  const invoke = async (): Promise<vscode.LanguageModelToolResult> =>
    vscode.lm.invokeTool('glm_screenshotPage', { input: {}, toolInvocationToken: undefined });

  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is refused with a reason where no page is open', async () => {
    await assert.rejects(invoke(), /No page is open in the Studio/);
  });

  it('is the page as it is drawn, in its size', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'shown.html');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(page));
    await vscode.commands.executeCommand('glm.openInStudio', file);
    let result: vscode.LanguageModelToolResult | undefined;
    const isOpen = async (): Promise<boolean> => {
      result = await invoke().catch(() => undefined);
      return result !== undefined;
    };
    await until(isOpen, 'the page is open', 20_000);
    const [said, picture] = result?.content ?? [];
    assert.ok(said instanceof vscode.LanguageModelTextPart);
    assert.ok(picture instanceof vscode.LanguageModelDataPart);
    assert.equal(picture.mimeType, 'image/png');
    const { width, height, mainColour } = analysePicture(picture.data);
    assert.equal(said.value, `The page in the Studio, ${width} × ${height} pixels.`);
    assert.equal(mainColour.hex, '#204080');
    await vscode.workspace.fs.delete(file);
  });
});
