// Settings as the user sets them, for as long as a test takes.
import * as vscode from 'vscode';

export interface ChangedSettings extends AsyncDisposable {
  /** `undefined` takes a value away. */
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
}

/** What was set before is set again at the end. */
export const changeUserSettings = async (values: Readonly<Record<string, unknown>>): Promise<ChangedSettings> => {
  const before = new Map<string, unknown>();
  const write = async (name: string, value: unknown): Promise<void> => {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  };
  const set = async (wanted: Readonly<Record<string, unknown>>): Promise<void> => {
    for (const [name, value] of Object.entries(wanted)) {
      if (!before.has(name)) before.set(name, vscode.workspace.getConfiguration().inspect(name)?.globalValue);
      await write(name, value);
    }
  };
  await set(values);
  return {
    set,
    [Symbol.asyncDispose]: async () => {
      for (const [name, value] of before) await write(name, value);
    },
  };
};
