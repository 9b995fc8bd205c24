// What a terminal shows, in a terminal of the editor: one that an extension fills needs no process behind it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startOverInChat, untilChatIsReady } from './support/askChat.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

const output = [
  'FAIL  src/prices.test.ts',
  '\u001b[31mTypeError: cents is not a number\u001b[0m',
  '    at roundCents (src/prices.ts:22:10)',
];

describe('a selection in the terminal', () => {
  let terminal: vscode.Terminal;
  const written = new vscode.EventEmitter<string>();
  const selectAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.terminal.selectAll');

  before(async () => {
    await untilChatIsReady();
    let isOpen = false;
    const pty: vscode.Pseudoterminal = {
      onDidWrite: written.event,
      open: () => {
        isOpen = true;
      },
      close: () => undefined,
    };
    terminal = vscode.window.createTerminal({ name: 'tests', pty });
    terminal.show();
    await until(async () => isOpen, 'the terminal is there');
    written.fire(output.map(line => `${line}\r\n`).join(''));
    const shown = async (): Promise<boolean> => {
      await selectAll();
      await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
      return (await vscode.env.clipboard.readText()).includes('roundCents');
    };
    await until(shown, 'the terminal shows what was printed');
  });
  beforeEach(async () => {
    await resetSimulator();
    await startOverInChat();
    await vscode.env.clipboard.writeText('copied before');
  });
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));
  after(async () => {
    terminal.dispose();
    await startOverInChat();
  });

  it('is explained with the code that it names, and the clipboard is as it was', async () => {
    await selectAll();
    await vscode.commands.executeCommand('glm.explainTerminalSelection');
    await until(async () => (await chatRequests()).length > 0, 'it was asked');
    const { messages } = (await lastChatRequest()).body as { messages: { content: string }[] };
    const question = messages.at(-1)?.content ?? '';
    assert.match(
      question,
      /^Printed in the terminal:\n```text\nFAIL {2}src\/prices\.test\.ts\nTypeError: cents is not a number\n {4}at round/,
    );
    assert.match(question, /\n```\n\nFile src\/prices\.ts, lines \d+-\d+:[\s\S]*22\t {2}return Math\.round\(cents\);/);
    assert.match(question, /Definition of tiers\. File src\/prices\.ts/);
    assert.match(question, /This was printed in a terminal\. Say what happened\./);
    assert.equal(await vscode.env.clipboard.readText(), 'copied before');
  });

  it('that is empty is asked for, and nothing is sent', async () => {
    await vscode.commands.executeCommand('workbench.action.terminal.clearSelection');
    await vscode.commands.executeCommand('glm.explainTerminalSelection');
    assert.deepEqual(await chatRequests(), []);
    assert.equal(await vscode.env.clipboard.readText(), 'copied before');
  });
});
