import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import { type ErrorFacts, readErrorBody } from './errorBody.ts';
import { bigmodelCodes, type ErrorMeaning, statusMeanings, tokenhubCodes, typeWords, wordCodes } from './errorCodes.ts';
import { told } from './phrases.ts';

/** As much of a vendor's sentence as an error message repeats. */
const longestMessage = 600;

export interface FailedResponse {
  /** HTTP status; 200 where the error came inside an answer. */
  status: number;
  text: string;
  header(name: string): string | undefined;
  redact: Redact;
}

/** The error that a response means, whatever the vendor, its shape and its manners (HTML, plain text, nothing). */
export function responseError({ status, text, header, redact }: FailedResponse): GlmError {
  const json = parse(text);
  const facts = typeof json === 'object' ? readErrorBody(json) : { message: proseOf(text) };
  return errorFrom(facts, { status, header, redact });
}

/** The error that a JSON object inside a 200 answer means. */
export function inBandError(json: unknown, redact: Redact, header: (name: string) => string | undefined): GlmError {
  return errorFrom(readErrorBody(json), { status: 200, header, redact });
}

function errorFrom(facts: ErrorFacts, { status, header, redact }: Omit<FailedResponse, 'text'>): GlmError {
  const realStatus = status >= 400 ? status : facts.status;
  const { kind, retry = false } = meaningOf(facts, realStatus);
  const requestId =
    facts.requestId ?? header('x-request-id') ?? header('x-oneapi-request-id') ?? header('x-generation-id');
  const retryAfterMs = retryAfter(header) ?? untilReset(facts.resetAt);
  const said = redact(wordsOf(facts)).slice(0, longestMessage);
  return new GlmError(kind, said || `HTTP ${realStatus ?? status} without a message`, {
    retryable: retry,
    ...(realStatus === undefined ? {} : { status: realStatus }),
    ...(facts.code === undefined ? {} : { code: redact(facts.code) }),
    ...(requestId === undefined ? {} : { requestId: redact(requestId) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** The vendor's sentence, with what it left to other fields. */
function wordsOf({ message = '', moderation, resetAt }: ErrorFacts): string {
  const reasons = moderation?.filter(reason => !message.includes(reason)) ?? [];
  const reset =
    typeof resetAt === 'string' && Number.isNaN(Number(resetAt)) && !message.includes(resetAt) ? [resetAt] : [];
  const more = [...reasons, ...reset];
  return more.length === 0 ? message : `${message} (${more.join(', ')})`;
}

/** From the most telling fact to the least. */
function meaningOf(facts: ErrorFacts, status: number | undefined): ErrorMeaning {
  const { code = '', upstreamCode = '', type = '', message = '' } = facts;
  if (facts.moderation) return { kind: 'content-filter' };
  const coded =
    bigmodelCodes.get(upstreamCode) ??
    wordCodes.get(upstreamCode) ??
    (/^1\d{3}$/.test(code) || (code === '500' && status === undefined) ? bigmodelCodes.get(code) : undefined) ??
    wrapped(message, status);
  if (coded) return coded;
  // What the server behind a gateway refuses, it refuses again.
  if (facts.upstreamStatus !== undefined && facts.upstreamStatus < 500 && facts.upstreamStatus !== 429) {
    return told(message) ?? final(statusMeanings.get(facts.upstreamStatus)) ?? { kind: 'invalid-request' };
  }
  const named = tokenhubCodes.get(code) ?? wordCodes.get(code);
  if (named) return (named.kind === 'invalid-request' && told(message)) || named;
  return (status === undefined || status <= 500 ? told(message) : undefined) ?? typed(type, status) ?? byStatus(status);
}

/** A type that only says "bad request" says less than the status. */
function typed(type: string, status: number | undefined): ErrorMeaning | undefined {
  const meaning = typeWords.get(type);
  if (meaning?.kind === 'server' && status !== undefined && status < 500) return undefined;
  return meaning;
}

function byStatus(status: number | undefined): ErrorMeaning {
  if (status === undefined) return { kind: 'server', retry: true };
  return statusMeanings.get(status) ?? (status >= 500 ? { kind: 'server' } : { kind: 'invalid-request' });
}

function final(meaning: ErrorMeaning | undefined): ErrorMeaning | undefined {
  return meaning && { kind: meaning.kind };
}

/**
 * BigModel's code inside a gateway's sentence: `[1210][…]`, `"code":"1214"`. A bare number is believed only under a
 * status that would otherwise be retried, and only in the ranges that are no round numbers of anything else.
 */
function wrapped(message: string, status: number | undefined): ErrorMeaning | undefined {
  // Cloudflare's own numbers begin with 1 as well: "error code: 1003".
  if (/^error code: \d+$|cloudflare/i.test(message)) return undefined;
  const marked = /\[(1\d{3})\]|code\\?["']?\s*[:=]\s*\\?["']?(1\d{3})\b/i.exec(message);
  const code = marked?.[1] ?? marked?.[2];
  if (code !== undefined) return bigmodelCodes.get(code);
  if (status === undefined || status < 500) return undefined;
  return bigmodelCodes.get(/\b(1113|12[1-6]\d|13[01]\d)\b/.exec(message)?.[1] ?? '');
}

/** `Retry-After` in seconds or as a date, or OpenAI's `retry-after-ms`. */
function retryAfter(header: (name: string) => string | undefined): number | undefined {
  const exact = Number(header('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return exact;
  const value = header('retry-after')?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : undefined;
}

/** A limit that is lifted at a time told as a number. */
function untilReset(at: string | number | undefined): number | undefined {
  if (at === undefined) return undefined;
  const number = Number(at);
  // Seconds until the year 5138, milliseconds from 1973 on.
  return number > 1e9 ? Math.max(0, Math.round((number < 1e11 ? number * 1000 : number) - Date.now())) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a page or a plain text says to a reader: the title, else the words without the markup. */
function proseOf(text: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  if (title) return title;
  const prose = /<[a-z!][^>]*>/i.test(text)
    ? text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')
    : text;
  return prose.replace(/\s+/g, ' ').trim();
}
