/** Calls back after the user chose another colour theme. */
export function onThemeChange(changed: () => void): void {
  let last = document.body.dataset.vscodeThemeId ?? document.body.className;
  new MutationObserver(() => {
    const now = document.body.dataset.vscodeThemeId ?? document.body.className;
    if (now === last) return;
    last = now;
    changed();
  }).observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}
