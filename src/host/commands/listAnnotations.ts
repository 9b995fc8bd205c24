import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { pickNote } from '../annotations/pickNote.ts';
import { commandIds } from '../ids.ts';

/** All notes in a list to choose from, those without a thread included. */
export function listAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.listAnnotations, () => pickNote(feature.threads));
}
