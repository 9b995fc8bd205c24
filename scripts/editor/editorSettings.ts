// User settings that our windows start with. Everything the extension needs is application-scoped, so it goes here.

/** Without what a first window shows or asks for, and with what the web version does differently from the desktop undone. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  // The window is a remote one: it would offer to forward the ports that the editor itself opens.
  'remote.autoForwardPorts': false,
  // The web version saves by itself after a second.
  'files.autoSave': 'off',
};

/** For tests on top: features whose processes cost each window seconds of both cores and that no test looks at. */
export const frugalSettings: Readonly<Record<string, unknown>> = {
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.tsserver.useSyntaxServer': 'never',
  'npm.autoDetect': 'off',
  'extensions.autoUpdate': false,
};

/** Points the extension at a simulator; it is labelled as one wherever it shows. */
export const simulatorSettings = (url: string): Record<string, unknown> => ({
  'glm.endpoint.custom': [
    { id: 'simulator', label: 'Simulator (no real model)', baseUrl: `${url}/bigmodel`, dialect: 'bigmodel' },
  ],
  'glm.endpoint.active': 'simulator',
});

export type ThemeName = 'dark' | 'light' | 'hc';

const themeIds: Readonly<Record<ThemeName, string>> = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  hc: 'Default High Contrast',
};

export const themeSettings = (theme: ThemeName): Record<string, unknown> => ({
  'workbench.colorTheme': themeIds[theme],
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
});
