import * as vscode from 'vscode';

const { SymbolKind } = vscode;

/** Symbols that have a body: what a place stands in, as people say it. */
export const bodyKinds: ReadonlySet<vscode.SymbolKind> = new Set([
  SymbolKind.Function,
  SymbolKind.Method,
  SymbolKind.Constructor,
  SymbolKind.Class,
  SymbolKind.Interface,
  SymbolKind.Struct,
  SymbolKind.Enum,
]);

/** And those that hold whole files of them. */
export const scopeKinds: ReadonlySet<vscode.SymbolKind> = new Set([
  ...bodyKinds,
  SymbolKind.Module,
  SymbolKind.Namespace,
]);
