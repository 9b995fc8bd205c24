import * as vscode from 'vscode';
import type { StoredBlob } from '../../core/attachments/index.ts';
import { requestOptions } from '../../core/controls/index.ts';
import { AnswerJoin } from '../../core/conversation/answerJoin.ts';
import {
  type AnsweringModel,
  type AssistantTurn,
  attachedIn,
  type ContextPlan,
  type ConversationRecord,
  type LeftOut,
  type MessageOptions,
  planSending,
  type Turn,
  toMessages,
} from '../../core/conversation/index.ts';
import { goOnTemplate } from '../../core/agentTools/index.ts';
import { lastRoundTemplate } from '../../core/prompts/toolsPrompt.ts';
import { continuePrompt } from '../../core/prompts/continuePrompt.ts';
import { continueTexts } from '../prompts/continueTexts.ts';
import { usedCallTexts } from '../prompts/usedCallTexts.ts';
import type { Cost } from '../../core/usage/index.ts';
import type { CallWait, ChatMessage, Endpoint } from '../../provider/index.ts';
import { describeNotSent } from '../attachments/describeNotSent.ts';
import { whoWouldAnswer } from '../attachments/judgeAttachments.ts';
import { takerOf } from '../attachments/takerOf.ts';
import { isCancelled } from '../cancellation.ts';
import { leftOutNotices, planAnswer } from '../controls/planAnswer.ts';
import { describeError, PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult } from '../runTurn.ts';
import type { Services } from '../services.ts';
import type { PictureStore } from '../storage/index.ts';
import { toolRules } from '../agentTools/index.ts';
import { definitionsText, runToolLoop } from '../toolLoop/index.ts';
import { DeltaBatch } from './deltaBatch.ts';
import { abilitiesAskedOf } from './sight/answerAbilities.ts';
import { AnswerExtras } from './sight/answerExtras.ts';
import type { AnswerTools } from './tools/answerTools.ts';
import { verbOfAnswer, withCode } from './verbOfAnswer.ts';

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
  /** For this answer alone. */
  modelId?: string | undefined;
  /** The answer so far, that is to be gone on with. */
  continues?: AssistantTurn;
  signal: AbortSignal;
  /** Takes the answer as it comes; `finished` is the last, and comes whatever happens. */
  record(record: ConversationRecord): void;
  /** What the model may do by itself meanwhile. */
  tools: AnswerTools;
  /** What the answer waits for before it begins; nothing when it goes on. Not kept: it is over with the window. */
  wait(wait: CallWait | undefined): void;
}

/** Gives one answer, from the request to its end. Never rejects: a failure is an end too. */
export async function runAnswer(options: AnswerOptions): Promise<void> {
  const { services, endpoint, modelId, continues, turnId, signal, record } = options;
  const clock = new ReasoningClock(continues?.reasoningMs);
  const length = { reasoning: continues?.reasoning.length ?? 0, text: continues?.text.length ?? 0 };
  const goesOn = continues !== undefined && endsInTools(continues);
  const join = continues && !goesOn ? new AnswerJoin(continues.text) : undefined;
  // Thoughts and words of another part, or of another round, are a paragraph of their own.
  const isNew = { reasoning: !!continues?.reasoning, text: goesOn && continues.text !== '' };
  let isSaying = false;
  let notices: readonly string[] = continues?.notices ?? [];
  let cost: Cost | undefined;
  const batch = new DeltaBatch(({ reasoning, text }) => {
    // Told once, with the first text: from there on the thinking is over.
    const thought = !isSaying && text !== '' ? clock.ms : undefined;
    isSaying ||= text !== '';
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
  const { tools } = options;
  try {
    await services.catalog.ensureKnown(endpoint, signal);
    const choice = services.catalog.chat(endpoint, modelId);
    if (!choice) {
      throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoint.label), ['choose-model', 'choose-endpoint']);
    }
    const verb = await verbOfAnswer(options, choice);
    if (verb?.measured) record({ record: 'measured', turnId, measured: verb.measured });
    const { asks = options.path, system: told = options.system } = verb ?? {};
    const path = continues ? [...asks, continues] : asks;
    // A verb asks for one thing in one form, and gets it without detours.
    const offered = choice.model.tools && tools.areOffered && !verb;
    const system = offered ? `${told}\n\n${await toolRules(services.prompts)}` : told;
    const loopTools = offered ? await tools.loopTools() : [];
    // What the tools are told of takes room like words in front of the conversation.
    const plan = planAnswer(services, choice, path, system + definitionsText(loopTools));
    const sent = await messagesOf(plan.path, options, { system, withCalls: offered }, choice);
    const notSent = [...sent.notSent, ...(verb?.notices ?? [])];
    const asked = verb ? withCode(sent.messages, verb) : sent.messages;
    const leftOut = [...leftOutNotices(plan), ...notSent];
    const messages = continues ? await goingOn(asked, continues, services) : asked;
    signal.throwIfAborted();
    const result = await runToolLoop(
      services.turns,
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
        tools: loopTools,
        maxRounds: services.settings.maxToolRounds,
        texts: usedCallTexts(services.prompts),
        lastRoundNote: await services.prompts.text(lastRoundTemplate),
      },
      {
        onRound: round => {
          tools.roundBegan();
          clock.pause();
          if (round > 1) isNew.reasoning = isNew.text = true;
        },
        onCallStart: name => {
          batch.flush();
          tools.prepare(name);
        },
        onCall: call => {
          batch.flush();
          // From here on it acts: the thinking is over, as it is with the first text.
          if (!isSaying && clock.ms !== undefined) record({ record: 'progress', turnId, reasoningMs: clock.ms });
          isSaying = true;
          tools.began(call, length.text);
        },
        onCallEnd: (call, outcome, durationMs) => tools.ended(call, outcome, durationMs),
        onModel: (answering, said) => {
          notices = [...new Set([...notices, ...leftOut, ...said])];
          const model = answeringModel(answering);
          record({ record: 'model', turnId, model, notices: [...notices], ...contextOf(plan) });
        },
        onReasoning: text => {
          if (isNew.reasoning && length.reasoning > 0) batch.add('reasoning', '\n\n');
          isNew.reasoning = false;
          clock.tick();
          batch.add('reasoning', text);
        },
        onText: text => {
          if (isNew.text && text.trim() === '') return;
          if (isNew.text && length.text > 0) batch.add('text', '\n\n');
          batch.add('text', join ? join.add(text) : isNew.text ? text.trimStart() : text);
          isNew.text = false;
        },
        onSound: data => extras.sound(data),
        onSources: results => extras.sources(results),
        onWait: options.wait,
        onCost: reckoned => {
          cost = reckoned;
        },
      },
    );
    if (join) batch.add('text', join.end());
    batch.flush();
    await extras.finish();
    record({
      record: 'finished',
      turnId,
      atMs: Date.now(),
      status: 'done',
      notices: [...new Set([...notices, ...result.notices, ...endNotices(result)])],
      ...clock.end,
      ...(result.usage && { usage: result.usage }),
      cost: result.cost,
      ...(result.finishReason === 'length' && { cutByLength: true }),
      ...(result.ended === 'rounds' && { outOfRounds: true }),
    });
  } catch (error) {
    if (join) batch.add('text', join.end());
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

/** From the first to the last piece of reasoning of each round, and what the parts before took. */
class ReasoningClock {
  #beforeMs: number | undefined;
  #from: number | undefined;
  #to = 0;

  constructor(beforeMs: number | undefined) {
    this.#beforeMs = beforeMs;
  }

  tick(): void {
    this.#to = performance.now();
    this.#from ??= this.#to;
  }

  /** What the tools take is no thinking. */
  pause(): void {
    if (this.#from === undefined) return;
    this.#beforeMs = (this.#beforeMs ?? 0) + this.#to - this.#from;
    this.#from = undefined;
  }

  get ms(): number | undefined {
    return this.#from === undefined ? this.#beforeMs : (this.#beforeMs ?? 0) + this.#to - this.#from;
  }

  get end(): { reasoningMs?: number } {
    const { ms } = this;
    return ms === undefined ? {} : { reasoningMs: ms };
  }
}

/** It stopped while tools were used, or had to: it is not cut off in the middle of a sentence. */
function endsInTools({ calls = [], text, outOfRounds }: AssistantTurn): boolean {
  return outOfRounds === true || (calls.at(-1)?.at ?? -1) >= text.trimEnd().length;
}

async function goingOn(
  asked: readonly ChatMessage[],
  answer: AssistantTurn,
  { prompts }: Services,
): Promise<readonly ChatMessage[]> {
  if (!endsInTools(answer)) return continuePrompt(asked, answer.text, await continueTexts(prompts));
  return [...asked, { role: 'user', content: await prompts.text(goOnTemplate) }];
}

/** The request's messages, and what of the attachments does not go along, in the user's language. */
async function messagesOf(
  path: readonly Turn[],
  { pictures, services }: AnswerOptions,
  told: Pick<MessageOptions, 'system' | 'withCalls'>,
  choice: ModelChoice,
): Promise<{ messages: ChatMessage[]; notSent: string[] }> {
  const last = path.findLast(turn => turn.role === 'user');
  const now = last ? attachedIn([last]) : [];
  const earlier = attachedIn(path.filter(turn => turn !== last));
  const answering = whoWouldAnswer(now, earlier, services, choice) ?? choice;
  const plan = planSending(path, takerOf(answering));
  const read = async (blob: StoredBlob) => [blob.hash, await pictures.read(blob)] as const;
  const bytes = new Map(await Promise.all(plan.blobs.map(read)));
  const messages = toMessages(path, {
    ...told,
    bytesOf: ({ hash }) => bytes.get(hash),
    wayOf: plan.wayOf,
    locale: vscode.env.language,
  });
  return { messages, notSent: describeNotSent(plan.notSent, answering) };
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
