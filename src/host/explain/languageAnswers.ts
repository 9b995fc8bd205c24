import * as vscode from 'vscode';

/** What the editor's language features say, in one shape; nothing where nobody answers or somebody fails. */

export interface FoundDefinition {
  uri: vscode.Uri;
  /** Of the name. */
  name: vscode.Range;
  /** Of all that belongs to it, where the language server says. */
  whole: vscode.Range | undefined;
}

export async function definitionsAt(uri: vscode.Uri, at: vscode.Position): Promise<FoundDefinition[]> {
  const found = await ask<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', uri, at);
  return (found ?? []).map(entry =>
    'targetUri' in entry
      ? { uri: entry.targetUri, name: entry.targetSelectionRange ?? entry.targetRange, whole: entry.targetRange }
      : { uri: entry.uri, name: entry.range, whole: undefined },
  );
}

export async function referencesAt(uri: vscode.Uri, at: vscode.Position): Promise<vscode.Location[]> {
  return (await ask<vscode.Location[]>('vscode.executeReferenceProvider', uri, at)) ?? [];
}

export async function symbolsOf(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  const found = await ask<(vscode.DocumentSymbol | vscode.SymbolInformation)[]>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  // Those of the old kind do not say where the name stands.
  return (found ?? []).filter((symbol): symbol is vscode.DocumentSymbol => 'selectionRange' in symbol);
}

/** The code in the first hover: what a name is, as its language writes it. */
export async function typeAt(uri: vscode.Uri, at: vscode.Position): Promise<string | undefined> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  for (const content of hovers?.flatMap(({ contents }) => contents) ?? []) {
    const text = typeof content === 'string' ? content : content.value;
    const code = /```[\w+#.-]*\n([\s\S]*?)\n?```/.exec(text)?.[1]?.trim();
    if (code) return code.length > longestType ? `${code.slice(0, longestType)}…` : code;
  }
  return undefined;
}

const longestType = 600;

async function ask<T>(command: string, ...parameters: readonly unknown[]): Promise<T | undefined> {
  try {
    return (await vscode.commands.executeCommand<T | undefined>(command, ...parameters)) ?? undefined;
  } catch {
    return undefined;
  }
}
