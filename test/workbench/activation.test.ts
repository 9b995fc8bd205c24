import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'glm-chat-vision.glm-chat';

describe('activation', () => {
  it('succeeds, and every command of the manifest is there', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed: { command: string }[] = extension.packageJSON.contributes.commands;
    assert.deepEqual(
      contributed.map(({ command }) => command).filter(command => !registered.has(command)),
      [],
    );
  });

  it('reads settings of application scope', () => {
    const settings = vscode.workspace.getConfiguration('glm');
    assert.equal(settings.get('endpoint.active'), 'simulator');
    assert.equal(settings.inspect('endpoint.active')?.globalValue, 'simulator');
  });
});

describe('the test editor', () => {
  it('refuses proposed API that is not declared, as the real one does', () => {
    const provider: unknown = Reflect.get(vscode.window, 'registerQuickDiffProvider');
    assert.equal(typeof provider, 'function');
    assert.throws(
      () => Reflect.apply(provider as () => void, vscode.window, [{ scheme: 'file' }, {}, 'x', undefined]),
      {
        message: /CANNOT use API proposal/,
      },
    );
  });
});
