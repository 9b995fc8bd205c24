import * as vscode from 'vscode';
import { pageFrame } from '../../core/studio/pageFrame.ts';
import { webviewHtml } from '../webviewHtml.ts';

/**
 * The shell of a preview: its own scripts and styles, the screenshot, and the frame's document as data. The frame
 * inherits this policy, so neither the page nor anything around it reaches a network.
 * @param runsScripts scripts in the frame may run that bear no nonce. The shell itself has none but those of its files,
 *   and the frame's own document says what of this the page may use.
 */
export async function previewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  runsScripts: boolean,
): Promise<string> {
  const [frame, guard] = await Promise.all([
    scriptText(extensionUri, 'previewFrame.js'),
    runsScripts ? scriptText(extensionUri, 'previewGuard.js') : undefined,
  ]);
  return webviewHtml({
    webview,
    extensionUri,
    title: vscode.l10n.t('Page Preview'),
    name: 'preview',
    data: nonce => ({ frame: pageFrame(frame, nonce), ...(guard === undefined ? {} : { guard }) }),
    csp: {
      // Beside a nonce `'unsafe-inline'` would count for nothing.
      ...(runsScripts ? { 'script-src': `${webview.cspSource} 'unsafe-inline'` } : {}),
      // What the page may use too, as far as its frame allows it.
      'img-src': `${webview.cspSource} data:${runsScripts ? ' blob:' : ''}`,
      'font-src': `${webview.cspSource} data:`,
      ...(runsScripts ? { 'media-src': 'data: blob:' } : {}),
    },
  });
}

async function scriptText(extensionUri: vscode.Uri, name: string): Promise<string> {
  const uri = vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
