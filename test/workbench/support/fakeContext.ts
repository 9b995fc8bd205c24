// What a feature is built on, with a folder of its own: as after the installation, and apart from the running extension.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Log } from '../../../src/host/log.ts';

export interface FakeContext {
  context: vscode.ExtensionContext;
  /** Of the global storage. */
  folder: string;
  dispose(): Promise<void>;
}

/** `folder`: of an earlier context, to begin where that one ended; its `state` comes along. */
export async function fakeContext(earlier?: FakeContext): Promise<FakeContext> {
  const folder = earlier?.folder ?? (await mkdtemp(path.join(tmpdir(), 'glm-context-')));
  const subscriptions: vscode.Disposable[] = [];
  const secrets = new Map<string, string>();
  const secretsChanged = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const extension = vscode.extensions.getExtension('glm-chat-vision.glm-chat');
  const parts: Partial<vscode.ExtensionContext> = {
    subscriptions,
    ...(extension && { extension }),
    globalStorageUri: vscode.Uri.file(folder),
    extensionUri: extension?.extensionUri ?? vscode.Uri.file('/'),
    extensionPath: extension?.extensionPath ?? '/',
    globalState: earlier?.context.globalState ?? memento(),
    workspaceState: earlier?.context.workspaceState ?? memento(),
    secrets: {
      get: async key => secrets.get(key),
      store: async (key, value) => {
        secrets.set(key, value);
        secretsChanged.fire({ key });
      },
      delete: async key => {
        secrets.delete(key);
        secretsChanged.fire({ key });
      },
      keys: async () => [...secrets.keys()],
      onDidChange: secretsChanged.event,
    } as vscode.SecretStorage,
  };
  return {
    context: parts as vscode.ExtensionContext,
    folder,
    dispose: async () => {
      for (const subscription of subscriptions) {
        // Its output channel is the running extension's too: the editor gives one channel to one name.
        if (!(subscription instanceof Log)) subscription.dispose();
      }
      // A thread may still be writing its last file.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function memento(): vscode.ExtensionContext['globalState'] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
    update: async (key: string, value: unknown) => {
      values.set(key, value);
    },
    setKeysForSync: () => undefined,
  } as vscode.ExtensionContext['globalState'];
}
