/** Mermaid's text to an SVG that only draws. Large: import it dynamically only. */
import mermaid from 'mermaid';
import { diagramColors } from './diagramColors.ts';
import { sanitizeSvg } from './sanitizeSvg.ts';

let count = 0;

/** @throws when the text cannot be read; the message says where */
export async function drawDiagram(source: string): Promise<SVGSVGElement> {
  const { isDark, background, foreground, fill, otherFill, border, line, accent, note } = diagramColors();
  mermaid.initialize({
    startOnLoad: false,
    // The one engine that ships with us.
    layout: 'dagre',
    securityLevel: 'strict',
    // No HTML inside of the drawing: it could not become a picture, and there is less to sanitise.
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
    suppressErrorRendering: true,
    maxTextSize: 50_000,
    maxEdges: 500,
    theme: 'base',
    fontFamily: 'system-ui, sans-serif',
    // What a diagram's own text may not change: only how it is laid out is its own.
    secure: [
      ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering'],
      ...[
        'layout',
        'elk',
        'htmlLabels',
        'theme',
        'themeVariables',
        'themeCSS',
        'fontFamily',
        'altFontFamily',
        'dompurifyConfig',
      ],
    ],
    themeVariables: {
      darkMode: isDark,
      background,
      primaryColor: fill,
      primaryTextColor: foreground,
      primaryBorderColor: border,
      secondaryColor: otherFill,
      secondaryTextColor: foreground,
      secondaryBorderColor: border,
      tertiaryColor: otherFill,
      tertiaryTextColor: foreground,
      tertiaryBorderColor: border,
      lineColor: line,
      textColor: foreground,
      titleColor: foreground,
      edgeLabelBackground: background,
      clusterBkg: otherFill,
      clusterBorder: border,
      noteBkgColor: note,
      noteTextColor: foreground,
      noteBorderColor: border,
      activationBkgColor: fill,
      activationBorderColor: accent,
      actorLineColor: line,
    },
  });
  const { svg } = await mermaid.render(`glm-diagram-${++count}`, source);
  return sanitizeSvg(svg);
}
