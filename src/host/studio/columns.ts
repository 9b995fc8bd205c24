import * as vscode from 'vscode';

/**
 * Where a page is opened: its source where the user is, its preview beside that, and both where they are already when
 * there are others. What stands in front as a webview (another preview, a chat in an editor tab) is not covered.
 */
export function pageColumns(others: readonly vscode.WebviewPanel[]): {
  source: vscode.ViewColumn;
  preview: vscode.ViewColumn;
} {
  const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
  const preview = others.findLast(panel => panel.viewColumn !== undefined)?.viewColumn ?? vscode.ViewColumn.Beside;
  if (!(activeTab?.input instanceof vscode.TabInputWebview)) return { source: vscode.ViewColumn.Active, preview };
  return { source: viewColumn > 1 ? vscode.ViewColumn.One : vscode.ViewColumn.Beside, preview };
}
