import * as l10n from '@vscode/l10n';

/** Takes over the translations that the host put into the page; must run before the first string is asked for. */
export function loadTranslations(): void {
  const contents = document.getElementById('glm-l10n')?.textContent;
  if (contents) l10n.config({ contents });
}
