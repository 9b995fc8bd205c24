import * as vscode from 'vscode';
import { pageFrame } from '../../core/studio/pageFrame.ts';
import { webviewHtml } from '../webviewHtml.ts';

/**
 * The shell of a preview: its own scripts and styles, the screenshot, and the frame's document as data. The frame
 * inherits this policy, so neither the page nor anything around it reaches a network.
 */
export async function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri): Promise<string> {
  const scriptUri = vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'previewFrame.js');
  const script = new TextDecoder().decode(await vscode.workspace.fs.readFile(scriptUri));
  return webviewHtml({
    webview,
    extensionUri,
    title: vscode.l10n.t('Page Preview'),
    name: 'preview',
    data: nonce => ({ frame: pageFrame(script, nonce) }),
    csp: {
      // What the page may use too, as far as its frame allows it.
      'img-src': `${webview.cspSource} data:`,
      'font-src': `${webview.cspSource} data:`,
    },
  });
}
