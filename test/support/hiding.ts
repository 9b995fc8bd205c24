// Everything a window keeps and passes on, as text, to search for what must not be there.
import type { Frame } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** As much of a secret as counts as a leak: servers and logs like to show both ends of one. */
const fragmentLength = 8;

/** Pieces of the secret that stand in `content`, as they are, URL-encoded or in base64. */
export const traces = (secret: string, content: string): string[] => {
  const base64 = [0, 1, 2].map(shift =>
    Buffer.from(`${' '.repeat(shift)}${secret}`)
      .toString('base64')
      .slice(shift + 1, -4),
  );
  return [secret, encodeURIComponent(secret), ...base64].flatMap(form => {
    const pieces = Array.from({ length: form.length - fragmentLength + 1 }, (_, at) =>
      form.slice(at, at + fragmentLength),
    );
    return pieces.filter(piece => content.includes(piece)).slice(0, 1);
  });
};

export class Hiding {
  readonly #workbench: Workbench;
  readonly #messages: string[] = [];

  private constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Loads the window again with every message between its frames recorded. */
  static async watch(workbench: Workbench): Promise<Hiding> {
    const hiding = new Hiding(workbench);
    await workbench.context.exposeBinding('recordMessage', (_source, text: string) => {
      hiding.#messages.push(text);
    });
    await workbench.context.addInitScript(recordMessages);
    await workbench.reload();
    return hiding;
  }

  /** By name: the messages, what the window printed and shows, and its storages (secrets are encrypted in there). */
  async places(): Promise<Map<string, string>> {
    const { page, consoleLines } = this.#workbench;
    const shown = await Promise.all(page.frames().map(frameText));
    const inputs = await page
      .locator('input, textarea')
      .evaluateAll(all => all.map(one => (one as HTMLInputElement).value));
    return new Map([
      ['messages', this.#messages.join('\n')],
      ['console', consoleLines.join('\n')],
      ['window', [...shown, ...inputs].join('\n')],
      ['browser storage', await page.evaluate(readStorages)],
    ]);
  }
}

/** Runs in every frame before anything else there. */
function recordMessages(): void {
  const record = (globalThis as unknown as { recordMessage?: (text: string) => void }).recordMessage;
  if (!record) return;
  const textOf = (data: unknown): string => {
    try {
      return JSON.stringify(data, (_key, value) => (ArrayBuffer.isView(value) ? '(bytes)' : value)) ?? '';
    } catch {
      return String(data);
    }
  };
  addEventListener('message', event => record(textOf(event.data)), true);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    // The binary protocol between window and extension host carries secrets by design; it never reaches a webview.
    if (!(args[0] instanceof ArrayBuffer) && !ArrayBuffer.isView(args[0])) record(textOf(args[0]));
    return Reflect.apply(postMessage, this, args);
  };
}

async function frameText(frame: Frame): Promise<string> {
  // A frame may go away while it is read.
  return frame.evaluate(() => document.documentElement.outerHTML).catch(() => '');
}

/** Runs in the window. */
async function readStorages(): Promise<string> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const decode = (value: unknown): string => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
      return new TextDecoder().decode(value as ArrayBuffer);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(rows.getAllKeys()), done(rows.getAll())]);
      texts.push(name, JSON.stringify(keys), ...values.map(decode));
    }
    database.close();
  }
  return texts.join('\n');
}
