// The built-in extensions without those that no test looks at. Their manifests are most of what each window would read:
// the server, the page and the extension host each go through all of them.
import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * By the names of their folders; one that a version of the editor does not have is no mistake. None that run in a browser:
 * the page has a list of those of its own, and says that it cannot find one.
 */
const unused: ReadonlySet<string> = new Set([
  'debug-auto-launch',
  'debug-server-ready',
  'github',
  'grunt',
  'gulp',
  'jake',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'notebook-renderers',
  'php-language-features',
  'terminal-suggest',
  'tunnel-forwarding',
]);

/**
 * Fills a new folder with links to the built-in extensions that tests need.
 * @param serverDir folder of the installed server: see installEditor
 * @param folder made; must not exist
 * @returns `folder`, for `builtInExtensionsDir` of startEditorServer
 */
export const linkLeanExtensions = async (serverDir: string, folder: string): Promise<string> => {
  const all = path.join(serverDir, 'extensions');
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(all, { withFileTypes: true })) {
    // The `node_modules` among them are what they share.
    if (!entry.isDirectory() || unused.has(entry.name)) continue;
    // Windows lets everybody make a junction, but not a link.
    await symlink(path.join(all, entry.name), path.join(folder, entry.name), 'junction');
  }
  return folder;
};
