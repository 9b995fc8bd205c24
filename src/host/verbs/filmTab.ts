import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { formatTime } from '../../core/attachments/frameTimes.ts';
import { nameOf } from '../attachments/readPicture.ts';
import { filmType } from '../ids.ts';
import { escapeAttribute } from '../webviewHtml.ts';

/** Behind links of answers in Chat; not contributed, so it stands in no palette. */
export const openMomentCommand = 'glm.openMoment';

/** What the link carries. */
export interface MomentOfFilm {
  /** A file, or an address on the web. */
  film: string;
  /** Milliseconds from its start. */
  atMs: number;
}

/** Markdown of a link that opens the film at a moment; it works where `openMomentCommand` is trusted. */
export function momentLink(moment: MomentOfFilm): string {
  const argument = encodeURIComponent(JSON.stringify([moment]));
  return `[${formatTime(moment.atMs)}](command:${openMomentCommand}?${argument})`;
}

/** Films in tabs, one for each: the editor's own preview of films begins at their start. */
export class FilmTabs implements vscode.Disposable {
  readonly #tabs = new Map<string, vscode.WebviewPanel>();
  readonly #command = vscode.commands.registerCommand(openMomentCommand, (moment: MomentOfFilm) => this.open(moment));

  async open({ film, atMs }: MomentOfFilm): Promise<void> {
    const uri = vscode.Uri.parse(film, true);
    if (uri.scheme === 'https') {
      // A part of the address that browsers understand (W3C, Media Fragments).
      await vscode.env.openExternal(uri.with({ fragment: `t=${atMs / 1000}` }));
      return;
    }
    const known = this.#tabs.get(film);
    const tab = known ?? this.#create(film, uri);
    tab.webview.html = filmHtml(tab.webview, uri, atMs);
    tab.reveal();
  }

  dispose(): void {
    this.#command.dispose();
    for (const tab of [...this.#tabs.values()]) tab.dispose();
  }

  #create(film: string, uri: vscode.Uri): vscode.WebviewPanel {
    const tab = vscode.window.createWebviewPanel(filmType, nameOf(uri), vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(uri, '..')],
    });
    tab.iconPath = new vscode.ThemeIcon('device-camera-video');
    tab.onDidDispose(() => this.#tabs.delete(film));
    this.#tabs.set(film, tab);
    return tab;
  }
}

/** The film, held at its moment by its one script, which also says where the editor cannot play it. */
function filmHtml(webview: vscode.Webview, film: vscode.Uri, atMs: number): string {
  const name = escapeAttribute(nameOf(film));
  const nonce = randomBytes(18).toString('base64url');
  const policy = [
    `default-src 'none'`,
    `media-src ${webview.cspSource}`,
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const problem = vscode.l10n.t(
    'The editor cannot play this film. Play it in another program: the moment is {0}.',
    formatTime(atMs),
  );
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<title>${name}</title>
<style nonce="${nonce}">
html, body { height: 100%; margin: 0; }
body { align-items: center; box-sizing: border-box; display: flex; justify-content: center; padding: 12px; }
video { max-height: 100%; max-width: 100%; }
video:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
</style>
</head>
<body>
<video controls autofocus tabindex="0" aria-label="${name}" src="${escapeAttribute(webview.asWebviewUri(film).toString())}"></video>
<p role="alert" hidden>${escapeAttribute(problem)}</p>
<script nonce="${nonce}">
const film = document.querySelector('video');
film.addEventListener('loadedmetadata', () => {
  film.currentTime = ${atMs / 1000};
});
film.addEventListener('error', () => {
  film.hidden = true;
  document.querySelector('p').hidden = false;
});
</script>
</body>
</html>`;
}
