import * as vscode from 'vscode';
import type { Studio } from '../studio.ts';

/** One version back or forward in the page that is in front; says so where there is none. */
export async function stepVersion(studio: Studio, direction: 'previous' | 'next', none: string): Promise<void> {
  try {
    const moved = await studio.current?.versions.step(direction);
    if (!moved) void vscode.window.showInformationMessage(none);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
