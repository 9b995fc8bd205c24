import * as vscode from 'vscode';
import type { StoredBlob } from '../../core/attachments/index.ts';
import type { AssistantTurn, Attachment, Turn } from '../../core/conversation/index.ts';
import { coordinatesOf } from '../../core/vision/index.ts';
import type { AssistantTurnView, AttachmentView, TurnView } from '../../protocol/index.ts';
import type { CallWait } from '../../provider/index.ts';
import type { PictureStore } from '../storage/index.ts';
import { describeCost } from '../usage/describeUsage.ts';
import { waitView } from '../waiting/currentWait.ts';
import { attachmentView } from './attachmentViews.ts';
import { extraViews } from './sight/extraViews.ts';

/** Turns what the host knows into what one webview may show: the addresses of pictures are that webview's own. */
export class PanelViews {
  readonly #uriOf: (blob: StoredBlob) => string;
  readonly #noteOf: (attachment: Attachment) => string | undefined;

  /** @param noteOf what will be done to a picture when it is sent */
  constructor(webview: vscode.Webview, pictures: PictureStore, noteOf: (attachment: Attachment) => string | undefined) {
    this.#noteOf = noteOf;
    this.#uriOf = blob => webview.asWebviewUri(vscode.Uri.file(pictures.pathOf(blob))).toString();
  }

  attachment(attachment: Attachment): AttachmentView {
    return attachmentView(attachment, this.#uriOf, this.#noteOf(attachment));
  }

  /** @param wait what an answer waits for before it begins */
  turn(turn: Turn, wait?: CallWait): TurnView {
    if (turn.role === 'assistant') {
      return { ...answerView(turn), ...extraViews(turn, this.#uriOf), wait: wait && waitView(wait) };
    }
    const { role, id, text, attachments } = turn;
    return { role, id, text, attachments: attachments.map(attachment => this.attachment(attachment)) };
  }
}

function answerView(turn: AssistantTurn): AssistantTurnView {
  const { role, id, status, reasoning, reasoningMs, text, model, notices, cutByLength, usage, cost, error } = turn;
  return {
    role,
    id,
    status,
    reasoning,
    reasoningMs,
    text,
    coordinates: coordinatesOf(model.modelId),
    modelLabel: model.label,
    notices: [...notices],
    cutByLength,
    usage: usage && {
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      totalTokens: usage.totalTokens,
      cachedTokens: usage.cachedTokens,
      reasoningTokens: usage.reasoningTokens,
    },
    // Of an answer without counts there is nothing to say that its missing line does not.
    cost: usage && cost && describeCost(cost),
    error,
  };
}
