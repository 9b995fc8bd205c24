import * as vscode from 'vscode';
import { blobsOf, type StoredBlob } from '../../core/attachments/index.ts';
import { requestOptions } from '../../core/controls/index.ts';
import {
  type AnsweringModel,
  type ContextPlan,
  type ConversationRecord,
  type LeftOut,
  type Turn,
  toMessages,
} from '../../core/conversation/index.ts';
import type { Cost } from '../../core/usage/index.ts';
import type { CallWait, ChatMessage, Endpoint } from '../../provider/index.ts';
import { isCancelled } from '../cancellation.ts';
import { leftOutNotices, planAnswer } from '../controls/planAnswer.ts';
import { describeError, PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult } from '../runTurn.ts';
import type { Services } from '../services.ts';
import type { PictureStore } from '../storage/index.ts';
import { DeltaBatch } from './deltaBatch.ts';
import { abilitiesAskedOf } from './sight/answerAbilities.ts';
import { AnswerExtras } from './sight/answerExtras.ts';

export interface AnswerOptions {
  services: Services;
  pictures: PictureStore;
  /** The turns to answer, the user's last. */
  path: readonly Turn[];
  /** What stands in front of them. */
  system: string;
  turnId: string;
  /** Who is asked, by the model that is chosen there. */
  endpoint: Endpoint;
  signal: AbortSignal;
  /** Takes the answer as it comes; `finished` is the last, and comes whatever happens. */
  record(record: ConversationRecord): void;
  /** What the answer waits for before it begins; nothing when it goes on. Not kept: it is over with the window. */
  wait(wait: CallWait | undefined): void;
}

/** Gives one answer, from the request to its end. Never rejects: a failure is an end too. */
export async function runAnswer(options: AnswerOptions): Promise<void> {
  const { services, endpoint, turnId, signal, record } = options;
  const clock = new ReasoningClock();
  const length = { reasoning: 0, text: 0 };
  let notices: readonly string[] = [];
  let cost: Cost | undefined;
  const batch = new DeltaBatch(({ reasoning, text }) => {
    // Told once, with the first text: from there on the thinking is over.
    const thought = length.text === 0 && text !== '' ? clock.ms : undefined;
    record({
      record: 'progress',
      turnId,
      ...(reasoning && { reasoning: { from: length.reasoning, add: reasoning } }),
      ...(text && { text: { from: length.text, add: text } }),
      ...(thought === undefined ? {} : { reasoningMs: thought }),
    });
    length.reasoning += reasoning.length;
    length.text += text.length;
  });
  const extras = new AnswerExtras(options);
  try {
    await services.catalog.ensureKnown(endpoint, signal);
    const choice = services.catalog.chat(endpoint);
    if (!choice) {
      throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoint.label), ['choose-model', 'choose-endpoint']);
    }
    const plan = planAnswer(services, choice, options.path, options.system);
    const leftOut = leftOutNotices(plan);
    const messages = await messagesOf(plan.path, options);
    signal.throwIfAborted();
    const result = await services.turns.run(
      {
        surface: 'panel',
        choice,
        messages,
        request: answering => ({
          ...requestOptions(services.settings.options(answering)),
          ...abilitiesAskedOf(services.settings, answering),
        }),
        tolerant: true,
        signal,
      },
      {
        onModel: (answering, said) => {
          notices = [...leftOut, ...said];
          const model = answeringModel(answering);
          record({ record: 'model', turnId, model, notices: [...notices], ...contextOf(plan) });
        },
        onReasoning: text => {
          clock.tick();
          batch.add('reasoning', text);
        },
        onText: text => batch.add('text', text),
        onSound: data => extras.sound(data),
        onSources: results => extras.sources(results),
        onWait: options.wait,
        onCost: reckoned => {
          cost = reckoned;
        },
      },
    );
    batch.flush();
    await extras.finish();
    record({
      record: 'finished',
      turnId,
      atMs: Date.now(),
      status: 'done',
      notices: [...leftOut, ...result.notices, ...endNotices(result)],
      ...clock.end,
      ...(result.usage && { usage: result.usage }),
      cost: result.cost,
      ...(result.finishReason === 'length' && { cutByLength: true }),
    });
  } catch (error) {
    batch.flush();
    await extras.finish();
    const end = {
      record: 'finished' as const,
      turnId,
      atMs: Date.now(),
      notices: [...notices],
      ...clock.end,
      ...(cost && { cost }),
    };
    if (isCancelled(error)) {
      record({ ...end, status: 'stopped' });
      return;
    }
    const { message, detail, fixes } = describeError(error, endpoint);
    services.log.error(`panel: ${detail ? `${message} ${detail}` : message}`);
    const offered = fixes.filter(fix => fix.id !== 'open-account' || endpoint.keyUrl !== undefined);
    record({ ...end, status: 'failed', error: { message, ...(detail && { detail }), fixes: offered } });
  }
}

export function answeringModel({ endpoint, model }: ModelChoice): AnsweringModel {
  return { endpointId: endpoint.id, modelId: model.id, label: model.label };
}

/** Nothing where all of the conversation was sent. */
function contextOf({ leftOutAttachments, leftOutTurns, firstTurnId }: ContextPlan): { context?: LeftOut } {
  if (leftOutAttachments === 0 && leftOutTurns === 0) return {};
  return {
    context: {
      attachments: leftOutAttachments,
      turns: leftOutTurns,
      ...(firstTurnId !== undefined && { firstTurnId }),
    },
  };
}

/** From the first to the last piece of reasoning. */
class ReasoningClock {
  #from: number | undefined;
  #to = 0;

  tick(): void {
    this.#to = performance.now();
    this.#from ??= this.#to;
  }

  get ms(): number | undefined {
    return this.#from === undefined ? undefined : this.#to - this.#from;
  }

  get end(): { reasoningMs?: number } {
    const { ms } = this;
    return ms === undefined ? {} : { reasoningMs: ms };
  }
}

async function messagesOf(path: readonly Turn[], { pictures, system }: AnswerOptions): Promise<ChatMessage[]> {
  const attached = path.flatMap(turn => (turn.role === 'user' ? turn.attachments : []));
  const read = async (blob: StoredBlob) => [blob.hash, await pictures.read(blob)] as const;
  const bytes = new Map(await Promise.all(attached.flatMap(blobsOf).map(read)));
  return toMessages(path, { system, bytesOf: ({ hash }) => bytes.get(hash) });
}

/** What an answer's end says that its text does not; that it is cut or empty, the panel sees for itself. */
function endNotices({ finishReason, text, choice }: TurnResult): string[] {
  const { t } = vscode.l10n;
  if (finishReason === 'content-filter') {
    return [t('{0} ended the answer because it found it sensitive.', choice.endpoint.label)];
  }
  if (finishReason === 'length' && text.trim() === '') {
    return [t('{0} used all of its output for thinking and gave no answer.', choice.model.label)];
  }
  return [];
}
