import * as vscode from 'vscode';
import { lastRoundTemplate, toolsTemplate, withToolRules } from '../../core/prompts/toolsPrompt.ts';
import type { ChatMessage } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult } from '../runTurn.ts';
import { runToolLoop } from '../toolLoop/index.ts';
import { usedCallTexts } from '../prompts/usedCallTexts.ts';
import type { ChatTurn } from './chatTurn.ts';
import { chatTools } from './chatTools.ts';
import { describeCall, toldCall } from './describeCall.ts';
import { rememberSteps } from './stepMemory.ts';

/** Asks with the tools that the user wants along, and shows each call beside what the editor itself shows of it. */
export async function askWithTools(
  turn: ChatTurn,
  choice: ModelChoice,
  messages: readonly ChatMessage[],
): Promise<TurnResult> {
  const tools = chatTools(turn, choice);
  if (tools.length === 0) return turn.ask(choice, messages);
  const { prompts, settings, turns } = turn.services;
  const maxRounds = settings.maxToolRounds;
  const sink = turn.sink(choice);
  let written = false;
  let began = false;
  const result = await runToolLoop(
    turns,
    {
      surface: 'chat',
      choice,
      messages: withToolRules(messages, await prompts.text(toolsTemplate)),
      signal: turn.signal,
      tools,
      maxRounds,
      lastRoundNote: await prompts.text(lastRoundTemplate),
      texts: usedCallTexts(prompts),
    },
    {
      ...sink,
      onRound: () => {
        began = true;
      },
      onText: text => {
        // The pieces of two rounds are two paragraphs, also to whoever reads the history later.
        sink.onText?.(began && written ? `\n\n${text.trimStart()}` : text);
        began = false;
        written ||= text.trim() !== '';
      },
      onCallEnd: (call, outcome, durationMs) => {
        if (outcome.status === 'stopped') return;
        turn.called(toldCall(call, outcome), describeCall(call, outcome, durationMs));
      },
    },
  );
  turn.ended(result);
  if (result.steps.length > 0) rememberSteps(turn.metadata.id, result.steps);
  if (result.ended === 'rounds') {
    turn.metadata.outOfRounds = true;
    turn.notice(
      vscode.l10n.t('All {0} rounds of tool calls were used, so the model answered with what it had.', maxRounds),
    );
  } else if (result.ended === 'repeats') {
    turn.notice(vscode.l10n.t('The model made the same calls again and again, and was asked to answer without.'));
  }
  return result;
}
