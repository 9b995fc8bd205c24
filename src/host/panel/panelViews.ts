import * as vscode from 'vscode';
import type { StoredBlob } from '../../core/attachments/index.ts';
import { type AssistantTurn, type Attachment, partsOf } from '../../core/conversation/index.ts';
import { totalsOf } from '../../core/usage/index.ts';
import { coordinatesOf } from '../../core/vision/index.ts';
import type { AssistantTurnView, AttachmentView, OutcomeView, TurnView, UsageView } from '../../protocol/index.ts';
import type { PictureStore } from '../storage/index.ts';
import { describeTotalCost } from '../usage/describeUsage.ts';
import { offerOf, type OfferedOutcome } from '../verbs/outcomes/index.ts';
import { outcomesOf } from '../verbs/outcomesOf.ts';
import { waitView } from '../waiting/currentWait.ts';
import { attachmentView } from './attachmentViews.ts';
import type { ShownTurn } from './liveConversation.ts';
import type { ToolBox } from '../agentTools/index.ts';
import { callViews } from './tools/callViews.ts';
import { differenceViews } from './sight/differenceViews.ts';
import { extraViews } from './sight/extraViews.ts';

/** Turns what the host knows into what one webview may show: the addresses of pictures are that webview's own. */
export class PanelViews {
  readonly #tools: ToolBox;
  readonly #uriOf: (blob: StoredBlob) => string;

  constructor(webview: vscode.Webview, pictures: PictureStore, tools: ToolBox) {
    this.#tools = tools;
    this.#uriOf = blob => webview.asWebviewUri(vscode.Uri.file(pictures.pathOf(blob))).toString();
  }

  attachment(attachment: Attachment): AttachmentView {
    return attachmentView(attachment, this.#uriOf);
  }

  turn({ turn, wait, branch, question, pending }: ShownTurn): TurnView {
    if (turn.role === 'assistant') {
      const outcomes = outcomesOf(turn, question).map(offerOf);
      const calls = callViews(turn, pending, this.#tools, this.#uriOf);
      return {
        ...answerView(turn),
        ...extraViews(turn, this.#uriOf),
        differences: differenceViews(turn, question),
        ...(calls.length > 0 && { calls }),
        branch,
        wait: wait && waitView(wait),
        ...(outcomes.length > 0 && { outcomes: outcomes.map(viewOf) }),
      };
    }
    const { role, id, atMs, text, verb, attachments } = turn;
    const views = attachments.map(attachment => this.attachment(attachment));
    return { role, id, atMs, branch, text, verb, attachments: views };
  }
}

function viewOf({ kind, label, doubts, actions }: OfferedOutcome): OutcomeView {
  return { kind, label, doubts: [...doubts], actions: [...actions] };
}

function answerView(turn: AssistantTurn): AssistantTurnView {
  const { role, id, atMs, status, reasoning, reasoningMs, text, model, notices, cutByLength, outOfRounds, error } =
    turn;
  return {
    role,
    id,
    atMs,
    status,
    reasoning,
    reasoningMs,
    text,
    coordinates: coordinatesOf(model.modelId),
    modelLabel: model.label,
    notices: [...notices],
    cutByLength,
    outOfRounds,
    ...usageOf(turn),
    error,
  };
}

/** Of an answer without counts there is nothing to say that its missing line does not. */
function usageOf(turn: AssistantTurn): { usage?: UsageView; uncounted?: number; cost?: string } {
  const parts = partsOf(turn);
  const counted = parts.flatMap(({ usage }) => usage ?? []);
  if (counted.length === 0) return {};
  const sum = (count: 'promptTokens' | 'completionTokens' | 'totalTokens'): number =>
    counted.reduce((total, usage) => total + usage[count], 0);
  // What no part reports stays unknown.
  const known = (count: 'cachedTokens' | 'reasoningTokens'): number | undefined => {
    const reported = counted.flatMap(usage => usage[count] ?? []);
    return reported.length === 0 ? undefined : reported.reduce((total, value) => total + value, 0);
  };
  const uncounted = parts.length - counted.length;
  return {
    usage: {
      promptTokens: sum('promptTokens'),
      completionTokens: sum('completionTokens'),
      totalTokens: sum('totalTokens'),
      cachedTokens: known('cachedTokens'),
      reasoningTokens: known('reasoningTokens'),
    },
    ...(uncounted > 0 && { uncounted }),
    ...(parts.some(({ cost }) => cost) && {
      cost: describeTotalCost(
        totalsOf(parts.map(({ usage, cost }) => ({ ...(usage && { usage }), cost: cost ?? { kind: 'unknown' } }))),
      ),
    }),
  };
}
