import { type ParseError, parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import * as z from 'zod';

/** A colour theme as TextMate JSON, complete in itself. */
export interface ColorTheme {
  name: string;
  type: 'dark' | 'light';
  colors: Record<string, string>;
  tokenColors: unknown[];
}

const contributionSchema = z.looseObject({
  id: z.string().optional(),
  label: z.string().optional(),
  uiTheme: z.string().optional(),
  path: z.string(),
});
const themeFileSchema = z.looseObject({
  include: z.string().optional(),
  colors: z.record(z.string(), z.unknown()).optional(),
  /** A path names a property list of TextMate's own, which is not read here. */
  tokenColors: z.union([z.array(z.unknown()), z.string()]).optional(),
});

/** A theme that includes itself over others must come to an end. */
const deepest = 16;

/**
 * The theme that the user sees, read from the extension that brings it (the built-in ones are extensions too), with the
 * user's own changes on top.
 * @param shownId what a page says that it shows: while a theme is being chosen it is shown before the settings name it
 * @returns undefined when it cannot be found or read; the reason is told to `warn`
 */
export async function readColorTheme(
  warn: (message: string) => void,
  shownId?: string,
): Promise<ColorTheme | undefined> {
  const id = shownId !== undefined && find(shownId) ? shownId : activeThemeId();
  const found = find(id);
  if (!found) {
    warn(`colour theme ${JSON.stringify(id)} is of no extension that can be seen from here`);
    return undefined;
  }
  try {
    const { colors, tokenColors } = await readThemeFile(found.uri, deepest);
    const type = found.uiTheme === 'vs' || found.uiTheme === 'hc-light' ? 'light' : 'dark';
    return withCustomizations({ name: id, type, colors, tokenColors }, found.label);
  } catch (error) {
    warn(`colour theme ${JSON.stringify(id)} could not be read: ${String(error)}`);
    return undefined;
  }
}

/** By the settings, as the workbench itself decides: following the system there are others for dark and light. */
function activeThemeId(): string {
  const window = vscode.workspace.getConfiguration('window');
  const workbench = vscode.workspace.getConfiguration('workbench');
  const kind = vscode.window.activeColorTheme.kind;
  const highContrast = kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight;
  const light = kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
  let setting = 'colorTheme';
  if (highContrast && window.get('autoDetectHighContrast', true) && !isOfKind(workbench.get('colorTheme', ''), kind)) {
    setting = light ? 'preferredHighContrastLightColorTheme' : 'preferredHighContrastColorTheme';
  } else if (window.get('autoDetectColorScheme', false) && !highContrast) {
    setting = light ? 'preferredLightColorTheme' : 'preferredDarkColorTheme';
  }
  return workbench.get(setting, '');
}

const uiThemes: Readonly<Record<vscode.ColorThemeKind, string>> = {
  [vscode.ColorThemeKind.Light]: 'vs',
  [vscode.ColorThemeKind.Dark]: 'vs-dark',
  [vscode.ColorThemeKind.HighContrast]: 'hc-black',
  [vscode.ColorThemeKind.HighContrastLight]: 'hc-light',
};

function isOfKind(id: string, kind: vscode.ColorThemeKind): boolean {
  return find(id)?.uiTheme === uiThemes[kind];
}

interface FoundTheme {
  uri: vscode.Uri;
  label: string;
  uiTheme: string | undefined;
}

/** Settings may hold a name that a theme no longer bears; the workbench (1.139) takes these for the new ones. */
const renamed: Readonly<Record<string, string>> = {
  'Default Dark Modern': 'Dark Modern',
  'Default Light Modern': 'Light Modern',
  'Default Dark+': 'Dark+',
  'Default Light+': 'Light+',
  'Experimental Dark': 'Dark 2026',
  'VS Code Dark': 'Dark 2026',
  'Experimental Light': 'Light 2026',
  'VS Code Light': 'Light 2026',
};

function find(id: string): FoundTheme | undefined {
  return findByName(id) ?? (Object.hasOwn(renamed, id) ? findByName(renamed[id] ?? id) : undefined);
}

/** A setting names a theme by its id, or by its label where it has none. */
function findByName(id: string): FoundTheme | undefined {
  for (const extension of vscode.extensions.all) {
    const themes: unknown = extension.packageJSON?.contributes?.themes;
    if (!Array.isArray(themes)) continue;
    for (const entry of themes) {
      const { data } = contributionSchema.safeParse(entry);
      if (!data || (data.id ?? data.label) !== id) continue;
      const uri = vscode.Uri.joinPath(extension.extensionUri, data.path);
      return { uri, label: data.label ?? id, uiTheme: data.uiTheme };
    }
  }
  return undefined;
}

/** What a file includes stands below what it says itself. */
async function readThemeFile(uri: vscode.Uri, depth: number): Promise<Pick<ColorTheme, 'colors' | 'tokenColors'>> {
  if (depth === 0) throw new Error('too many files include each other');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const errors: ParseError[] = [];
  const file = themeFileSchema.parse(parse(text, errors, { allowTrailingComma: true }));
  const base = file.include
    ? await readThemeFile(vscode.Uri.joinPath(uri, '..', file.include), depth - 1)
    : { colors: {}, tokenColors: [] };
  if (typeof file.tokenColors === 'string') throw new Error(`${file.tokenColors} is not JSON`);
  return {
    colors: { ...base.colors, ...onlyText(file.colors) },
    tokenColors: [...base.tokenColors, ...(file.tokenColors ?? [])],
  };
}

/** The user's `…Customizations`: for all themes, then for this one. */
function withCustomizations(theme: ColorTheme, label: string): ColorTheme {
  const read = (name: string): Record<string, unknown>[] => {
    const all = vscode.workspace.getConfiguration().get<unknown>(name);
    if (!isRecord(all)) return [];
    const own = all[`[${label}]`] ?? all[`[${theme.name}]`];
    return isRecord(own) ? [all, own] : [all];
  };
  const colors = read('workbench.colorCustomizations').map(onlyText);
  const rules = read('editor.tokenColorCustomizations').flatMap(entry =>
    Array.isArray(entry.textMateRules) ? entry.textMateRules : [],
  );
  return {
    ...theme,
    colors: Object.assign({}, theme.colors, ...colors),
    tokenColors: [...theme.tokenColors, ...rules],
  };
}

function onlyText(colors: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(colors).filter(entry => typeof entry[1] === 'string')) as Record<
    string,
    string
  >;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
