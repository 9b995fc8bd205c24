import * as vscode from 'vscode';
import { closeExplanation } from '../commands/closeExplanation.ts';
import { continueExplanation } from '../commands/continueExplanation.ts';
import { copyExplanation } from '../commands/copyExplanation.ts';
import { explainBelowLine } from '../commands/explainBelowLine.ts';
import { explainChanges } from '../commands/explainChanges.ts';
import { explainFile } from '../commands/explainFile.ts';
import { explainInChat } from '../commands/explainInChat.ts';
import { explainInPanel } from '../commands/explainInPanel.ts';
import { explainProblem } from '../commands/explainProblem.ts';
import { explainSelection } from '../commands/explainSelection.ts';
import { explainSymbol } from '../commands/explainSymbol.ts';
import { explainTerminalSelection } from '../commands/explainTerminalSelection.ts';
import { stopExplanation } from '../commands/stopExplanation.ts';
import type { Services } from '../services.ts';
import { explainAgainCommand } from './explainAgain.ts';
import { ExplainFeature } from './explainFeature.ts';
import type { AskPanel } from './explainInPanel.ts';
import { ProblemActions } from './problemActions.ts';

export type { ExplainFeature } from './explainFeature.ts';

/** @param askPanel for those who have explanations in the panel */
export function registerExplain(services: Services, askPanel: AskPanel): ExplainFeature {
  const feature = new ExplainFeature(services, askPanel);
  services.context.subscriptions.push(
    feature,
    explainSelection(feature),
    explainInChat(feature),
    explainInPanel(feature),
    explainBelowLine(feature),
    explainSymbol(feature),
    explainFile(feature),
    explainProblem(feature),
    explainChanges(feature),
    explainTerminalSelection(feature),
    stopExplanation(feature),
    copyExplanation(feature),
    continueExplanation(feature),
    closeExplanation(feature),
    vscode.commands.registerCommand(explainAgainCommand, argument => feature.again(argument)),
    vscode.languages.registerCodeActionsProvider({ scheme: '*' }, new ProblemActions(), ProblemActions.metadata),
  );
  return feature;
}
