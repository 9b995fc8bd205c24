import type * as vscode from 'vscode';
import * as z from 'zod';

const credentialsSchema = z.object({ username: z.string(), password: z.string() });
export type ProxyCredentials = z.infer<typeof credentialsSchema>;

/** What proxies ask for, in VS Code's SecretStorage and nowhere else; each goes to the origin it was set for alone. */
export class ProxyPasswords {
  readonly #secrets: vscode.SecretStorage;
  /** Passwords handed out in this session, for the redactor. */
  readonly #seen = new Set<string>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async get(proxy: URL): Promise<ProxyCredentials | undefined> {
    const text = await this.#secrets.get(nameOf(proxy));
    if (text === undefined) return undefined;
    try {
      const found = credentialsSchema.parse(JSON.parse(text));
      this.#seen.add(found.password);
      return found;
    } catch {
      // Not ours or damaged: as good as absent; setting it again overwrites it.
      return undefined;
    }
  }

  async set(proxy: URL, { username, password }: ProxyCredentials): Promise<void> {
    this.#seen.add(password);
    await this.#secrets.store(nameOf(proxy), JSON.stringify({ username, password }));
  }

  async remove(proxy: URL): Promise<void> {
    await this.#secrets.delete(nameOf(proxy));
  }

  seen(): readonly string[] {
    return [...this.#seen];
  }
}

function nameOf(proxy: URL): string {
  return `glm.proxyPassword.${proxy.origin}`;
}
