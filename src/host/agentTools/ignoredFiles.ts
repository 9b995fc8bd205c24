import ignore, { type Ignore } from 'ignore';
import * as vscode from 'vscode';

/**
 * Which files git ignores, by the `.gitignore` files on the way to each. Without git: its extension may be off, and a
 * folder may not be a repository yet. Lives for one call of a tool.
 */
export class IgnoredFiles {
  readonly #rules = new Map<string, Promise<Ignore | undefined>>();

  async ignores(uri: vscode.Uri): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const way = uri.path.slice(folder.uri.path.length).replace(/^\/+/, '').split('/');
    if (way[0] === '.git') return true;
    let isIgnored = false;
    let directory = folder.uri;
    for (const [index, name] of way.entries()) {
      const rules = await this.#rulesOf(directory);
      // A rule that is nearer to the file wins over those above it.
      const result = rules?.test(way.slice(index).join('/'));
      if (result?.ignored) isIgnored = true;
      else if (result?.unignored) isIgnored = false;
      directory = vscode.Uri.joinPath(directory, name);
    }
    return isIgnored;
  }

  #rulesOf(directory: vscode.Uri): Promise<Ignore | undefined> {
    const key = directory.toString();
    const known = this.#rules.get(key) ?? read(vscode.Uri.joinPath(directory, '.gitignore'));
    this.#rules.set(key, known);
    return known;
  }
}

async function read(uri: vscode.Uri): Promise<Ignore | undefined> {
  try {
    return ignore().add(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    return undefined;
  }
}
