import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface WebviewPage {
  webview: vscode.Webview;
  extensionUri: vscode.Uri;
  /** For screen readers; the tab has its own. */
  title: string;
  /** Entry of `dist/webview`, without ending: loads `<name>.js` and `<name>.css`. */
  name: 'panel' | 'preview' | 'studioStart' | 'diagram';
  /** Goes onto the body as `data-…`; as a function where it needs the page's nonce. */
  data?: Readonly<Record<string, string>> | ((nonce: string) => Readonly<Record<string, string>>);
  /** Directives that this page needs beside the common ones. */
  csp?: Readonly<Record<string, string>>;
}

/** The folders of the extension that its webviews may read. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist', 'webview'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/**
 * A webview's page: nothing from the network, scripts only by nonce. Chunks that a module imports carry its nonce on,
 * so no source is named for scripts. Styles may be inline: mathematics, highlighting and diagrams need it.
 */
export function webviewHtml({ webview, extensionUri, title, name, data = {}, csp = {} }: WebviewPage): string {
  const nonce = randomBytes(18).toString('base64url');
  const file = (...path: string[]): string =>
    escapeAttribute(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', ...path)).toString());
  const policy = Object.entries({
    'default-src': `'none'`,
    'script-src': `'nonce-${nonce}'`,
    'style-src': `${webview.cspSource} 'unsafe-inline'`,
    'font-src': webview.cspSource,
    'img-src': `${webview.cspSource} data: blob:`,
    // Of text that came with the page's own scripts; a worker inherits this policy.
    'worker-src': 'blob:',
    'base-uri': `'none'`,
    'form-action': `'none'`,
    ...csp,
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
  const values = typeof data === 'function' ? data(nonce) : data;
  const attributes = Object.entries(values).map(([key, value]) => ` data-${key}="${escapeAttribute(value)}"`);
  // `<` could end the script element or open a comment in it; JSON may spell it by number.
  const translations = JSON.stringify(vscode.l10n.bundle ?? {}).replaceAll('<', '\\u003c');

  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(title)}</title>
<link rel="stylesheet" href="${file('codicon.css')}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${file(`${name}.css`)}">
</head>
<body${attributes.join('')}>
<div id="root"></div>
<script id="glm-l10n" type="application/json" nonce="${nonce}">${translations}</script>
<script type="module" nonce="${nonce}" src="${file(`${name}.js`)}"></script>
</body>
</html>`;
}

export function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
