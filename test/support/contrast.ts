// Both of the editor's themes of high contrast in one window: it follows what the system is said to prefer.
import { expect, type Frame, type Page } from '@playwright/test';

export type Contrast = 'dark' | 'light';

/** Settings of a window that `showContrast` is to work in. */
export const contrastSettings: Readonly<Record<string, unknown>> = {
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default High Contrast',
  'workbench.preferredLightColorTheme': 'Default High Contrast Light',
};

/** Shows the window in this theme; waits until the document of this webview has its colours. */
export async function showContrast(page: Page, frame: Frame, contrast: Contrast): Promise<void> {
  await page.emulateMedia({ colorScheme: contrast });
  const kind = contrast === 'dark' ? 'vscode-high-contrast' : 'vscode-high-contrast-light';
  await expect(frame.locator('body')).toHaveAttribute('data-vscode-theme-kind', kind);
}
