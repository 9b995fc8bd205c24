/** The editor's colours as Mermaid takes them: `#rrggbb`, nothing to see through. */

export interface DiagramColors {
  readonly isDark: boolean;
  readonly background: string;
  readonly foreground: string;
  readonly fill: string;
  readonly otherFill: string;
  readonly border: string;
  readonly line: string;
  readonly accent: string;
  readonly note: string;
}

export function diagramColors(): DiagramColors {
  const body = document.body.classList;
  const isContrast = body.contains('vscode-high-contrast');
  const isDark = !body.contains('vscode-light') && !body.contains('vscode-high-contrast-light');
  const style = getComputedStyle(document.body);
  const background = opaque(style.getPropertyValue('--vscode-editor-background'), isDark ? '#1f1f1f' : '#ffffff');
  const read = (name: string, fallback: string): string => opaque(style.getPropertyValue(name), fallback, background);
  const foreground = read('--vscode-editor-foreground', isDark ? '#cccccc' : '#3b3b3b');
  const mixed = (share: number): string => opaque(withAlpha(foreground, share), background, background);
  const strong = isContrast ? read('--vscode-contrastBorder', foreground) : mixed(0.45);
  return {
    isDark,
    background,
    foreground,
    fill: isContrast ? background : mixed(0.08),
    otherFill: isContrast ? background : mixed(0.04),
    border: strong,
    line: isContrast ? foreground : mixed(0.65),
    accent: read('--vscode-focusBorder', foreground),
    note: isContrast ? background : mixed(0.14),
  };
}

function withAlpha(hex: string, share: number): string {
  return `${hex}${Math.round(share * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

let canvas: CanvasRenderingContext2D | null = null;

/** Any colour of CSS, drawn over the background and read back. */
function opaque(color: string, fallback: string, background = fallback): string {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }) as unknown as typeof canvas;
  if (!canvas || color.trim() === '') return fallback;
  for (const fill of [background, color.trim()]) {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`;
}
