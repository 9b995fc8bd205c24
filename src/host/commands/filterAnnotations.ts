import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Which kinds and states of notes are shown. */
export function filterAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.filterAnnotations, () => feature.filter.choose());
}
