import * as vscode from 'vscode';
import { matchPath, type NamedPlace } from '../../../core/verbs/index.ts';

export interface FoundFile {
  uri: vscode.Uri;
  /** Lines that are named, from 1; none where only the file is. */
  lines: number[];
}

export interface FoundPlaces {
  /** In the order in which they are named. */
  files: FoundFile[];
  /** Named, and not in the workspace. */
  missing: string[];
  /** Of packages, which are not looked into unless somebody asks. */
  packages: string[];
}

/** Files of one name that are looked at. */
const mostOfOneName = 60;
/** Names that are looked for: a stack trace is long, and its end is the framework's. */
const mostNames = 20;
/** Where two files fit a name equally well, both are taken; more say nothing. */
const mostAlike = 2;
const packageFolder = /(?:^|\/)(?:node_modules|site-packages|vendor|\.venv)\//;

/** Looks for the files that an error names. @param inPackages also in what was installed */
export async function findNamedPlaces(
  places: readonly NamedPlace[],
  { inPackages, signal }: { inPackages: boolean; signal: AbortSignal },
): Promise<FoundPlaces> {
  const found: FoundPlaces = { files: [], missing: [], packages: [] };
  const files = new Map<string, FoundFile>();
  for (const path of [...new Set(places.map(place => place.path))].slice(0, mostNames)) {
    signal.throwIfAborted();
    if (packageFolder.test(path) && !inPackages) {
      found.packages.push(path);
      continue;
    }
    const uris = await urisOf(path, inPackages);
    if (uris.length === 0) found.missing.push(path);
    for (const uri of uris) {
      const key = uri.toString();
      const file = files.get(key) ?? { uri, lines: [] };
      for (const { line } of places.filter(place => place.path === path)) {
        if (line !== undefined && !file.lines.includes(line)) file.lines.push(line);
      }
      if (!files.has(key)) found.files.push(file);
      files.set(key, file);
    }
  }
  return found;
}

async function urisOf(path: string, inPackages: boolean): Promise<vscode.Uri[]> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Brackets and braces mean something in a glob: `[id].tsx` is a name all the same.
  const pattern = `**/${name.replace(/[[\]{}*?!]/g, '?')}`;
  const excluded = inPackages ? '**/.git/**' : '**/{node_modules,.git,site-packages,.venv}/**';
  const candidates = (await vscode.workspace.findFiles(pattern, excluded, mostOfOneName)).filter(({ path: full }) =>
    full.endsWith(`/${name}`),
  );
  // Two folders of a workspace may hold the same path.
  const best = new Set(matchPath(path, candidates.map(relative)));
  return candidates.filter(uri => best.has(relative(uri))).slice(0, mostAlike);
}

function relative(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}
