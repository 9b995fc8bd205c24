import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { kindLabel } from '../annotations/noteThreads.ts';
import { commandIds } from '../ids.ts';

/** Copies a note with its place and what was said about it, as Markdown. */
export function copyAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.copyAnnotation, async (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (!shown) return;
    const { note, uri } = shown;
    const place = `${vscode.workspace.asRelativePath(uri)}:${note.lines.start + 1}`;
    const parts = [
      `**${kindLabel(note.kind)}** (${place}): ${note.text}`,
      ...(note.replacement === undefined ? [] : [`\`\`\`\n${note.replacement}\n\`\`\``]),
      ...note.replies.map(({ by, text }) => `> **${by}**: ${text.replaceAll('\n', '\n> ')}`),
    ];
    await vscode.env.clipboard.writeText(`${parts.join('\n\n')}\n`);
    void vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Note copied'), 3000);
  });
}
