/** "Attach editor screenshot": code as a picture with the editor's font and colours, for a model that sees. */
import * as l10n from '@vscode/l10n';
import type { CodePicture, CodeRange } from '../../../protocol/index.ts';
import { loadCodeTokenizer, setCodeTheme } from '../highlight/codeColors.ts';
import { drawCode, fontOf, type PictureStyle, type PictureText, padding, scale } from './drawCode.ts';
import { layoutCode } from './layoutCode.ts';
import { type PlacedRange, placeRange } from './placeRange.ts';

export interface DrawnCode {
  readonly blob: Blob;
  readonly fileName: string;
  /** What the user should know: not everything fitted. */
  readonly note?: string;
}

/** Larger pictures are refused by GLM's endpoints (6000 pixels a side). */
const maxPixels = 6000;
/** Wide enough for nearly all code; beyond, models shrink the picture until nobody can read it. */
const maxCharacters = 160;
/** More than a reader takes in; the editor's own list has them all. */
const maxMessages = 12;

export async function pictureOfCode(source: CodePicture): Promise<DrawnCode> {
  if (source.theme !== undefined) setCodeTheme(source.theme);
  const tokenizer = await loadCodeTokenizer();
  const loaded = await tokenizer.load(source.languageId);
  const code = source.code.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const { lines } = await tokenizer.tokenize(code, loaded ? source.languageId : '');

  const style = editorStyle();
  const probe = document.createElement('canvas').getContext('2d');
  if (!probe) throw new Error('no canvas');
  probe.font = fontOf(style);
  const characterWidth = probe.measureText('0').width;
  const chromeWidth = padding.code * 2 + padding.gutter * 2 + 8 * characterWidth;
  const chromeHeight = 120;
  const messages = messagesOf(source);
  const options = {
    firstLine: source.firstLine,
    tabSize: source.tabSize,
    maxWidth: Math.min(maxCharacters * characterWidth, maxPixels / scale - chromeWidth),
    // Each message may take several lines.
    maxRows: Math.floor((maxPixels / scale - chromeHeight) / style.lineHeight) - messages.length * 4,
    characterWidth,
    measure: (text: string) => probe.measureText(text).width,
  };
  const layout = layoutCode(
    lines.map(line => line.map(token => ({ text: token.text, style: token }))),
    options,
  );
  const texts = code.split('\n');
  const place = (range: CodeRange): PlacedRange[] => placeRange(range, texts, layout.rows, options);

  const lastShown = source.firstLine + lines.length - layout.hiddenLines - 1;
  const last = source.firstLine + lines.length - 1;
  const note = layout.isCut
    ? l10n.t('The end of line {0} did not fit into this picture.', source.firstLine)
    : layout.hiddenLines > 0
      ? l10n.t('Lines {0} to {1} did not fit into this picture.', lastShown + 1, last)
      : undefined;
  const title = l10n.t('{0}, lines {1} to {2}', source.fileName, source.firstLine, lastShown);
  const canvas = drawCode(
    layout,
    style,
    { title, messages, ...(note ? { note } : {}) },
    {
      selections: (source.selections ?? []).flatMap(place),
      squiggles: (source.problems ?? []).flatMap(({ range, severity }) =>
        place(range).map(placed => ({ ...placed, severity })),
      ),
      currentRows: layout.rows.flatMap((row, index) => (row.index === source.currentLine ? [index] : [])),
      showsLineNumbers: source.showsLineNumbers !== false,
    },
  );
  const baseName = source.fileName.split(/[\\/]/).at(-1) ?? source.fileName;
  return {
    blob: await toPng(canvas),
    fileName: `${baseName}-${source.firstLine}-${lastShown}.png`,
    ...(note ? { note } : {}),
  };
}

/** "Line 12: …", the worst first. */
function messagesOf({ problems = [], showsMessages, firstLine }: CodePicture): PictureText['messages'] {
  if (showsMessages !== true) return [];
  const order = ['error', 'warning', 'info'];
  return [...problems]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.range.startLine - b.range.startLine)
    .slice(0, maxMessages)
    .map(({ severity, message, range }) => ({
      severity,
      text: l10n.t('Line {0}: {1}', firstLine + range.startLine, message.slice(0, 300)),
    }));
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))), 'image/png');
  });
}

/** The editor's own font and colours, as VS Code hands them to every webview. */
function editorStyle(): PictureStyle {
  const computed = getComputedStyle(document.documentElement);
  const read = (name: string, fallback: string): string => computed.getPropertyValue(name).trim() || fallback;
  const fontSize = Math.max(12, Number.parseFloat(read('--vscode-editor-font-size', '14')) || 14);
  const background = read('--vscode-editor-background', '#1f1f1f');
  const foreground = read('--vscode-editor-foreground', '#cccccc');
  return {
    fontFamily: `${read('--vscode-editor-font-family', 'monospace')}, monospace`,
    fontSize,
    lineHeight: Math.round(fontSize * 1.45),
    background,
    foreground,
    lineNumber: read('--vscode-editorLineNumber-foreground', foreground),
    currentLineNumber: read('--vscode-editorLineNumber-activeForeground', foreground),
    selection: read('--vscode-editor-selectionBackground', 'rgba(128, 128, 128, 0.3)'),
    currentLine: read('--vscode-editor-lineHighlightBackground', 'rgba(128, 128, 128, 0.1)'),
    severities: {
      error: read('--vscode-editorError-foreground', '#f14c4c'),
      warning: read('--vscode-editorWarning-foreground', '#cca700'),
      info: read('--vscode-editorInfo-foreground', '#3794ff'),
    },
    titleBackground: read('--vscode-editorGroupHeader-tabsBackground', background),
    titleForeground: read('--vscode-foreground', foreground),
    titleFontFamily: read('--vscode-font-family', 'sans-serif'),
    border: read('--vscode-editorGroupHeader-tabsBorder', read('--vscode-editorLineNumber-foreground', foreground)),
  };
}
