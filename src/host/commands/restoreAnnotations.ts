import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Brings back the notes that were dismissed or cleared last. */
export function restoreAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.restoreAnnotations, () => feature.removed.bringBack());
}
