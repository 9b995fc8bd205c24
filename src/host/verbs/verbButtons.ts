import * as vscode from 'vscode';
import type { VerbName, VerbOutcome } from '../../core/verbs/index.ts';
import { showError } from '../showError.ts';
import { useOutcome } from './outcomes/index.ts';
import type { VerbContext } from './verbContext.ts';

/** Behind the buttons of answers in Chat; not contributed, so they stand in no palette. */
export const useOutcomeCommand = 'glm.useOutcome';
export const pickForVerbCommand = 'glm.pickForVerb';
export const runInPanelCommand = 'glm.runVerbInPanel';

export interface RunInPanel {
  verb: VerbName;
  /** Addresses of files. */
  files: readonly string[];
  wish: string;
}

export interface UseOutcome {
  outcome: VerbOutcome;
  /** The id of one of its actions. */
  action: string;
}

export interface PickForVerb {
  verb: VerbName;
  from: 'file' | 'clipboard';
}

/** Does what a button below an answer of Chat says. */
export function useOutcomeButton(context: VerbContext): vscode.Disposable {
  const { endpoints, log } = context.services;
  return vscode.commands.registerCommand(useOutcomeCommand, async ({ outcome, action }: UseOutcome) => {
    try {
      const said = await useOutcome(outcome, action, context);
      if (said !== undefined) vscode.window.setStatusBarMessage(`$(check) ${said}`, 4000);
    } catch (error) {
      await showError(error, endpoints.active, log);
    }
  });
}
