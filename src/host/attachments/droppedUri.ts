import * as vscode from 'vscode';

/**
 * The address of something dropped into a webview. Web addresses are refused: dropping must not make the editor ask a
 * network. Whether there is a file is found out when it is read.
 * @throws Error with words for the user
 */
export function droppedUri(text: string): vscode.Uri {
  let uri: vscode.Uri;
  try {
    uri = vscode.Uri.parse(text, true);
  } catch {
    throw new Error(vscode.l10n.t('{0} is not the address of a file.', text.slice(0, 200)));
  }
  if (uri.scheme === 'http' || uri.scheme === 'https') {
    throw new Error(vscode.l10n.t('{0} is on the web. Save it to a file and attach that.', uri.toString(true)));
  }
  return uri;
}
