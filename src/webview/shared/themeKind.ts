export type ThemeKind = 'dark' | 'light' | 'high-contrast' | 'high-contrast-light';

/** From the classes that VS Code sets on a webview's body; high contrast light carries both of its classes. */
export function themeKind(body: { classList: { contains(name: string): boolean } }): ThemeKind {
  if (body.classList.contains('vscode-high-contrast-light')) return 'high-contrast-light';
  if (body.classList.contains('vscode-high-contrast')) return 'high-contrast';
  return body.classList.contains('vscode-light') ? 'light' : 'dark';
}
