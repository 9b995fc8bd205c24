import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import { type ErrorFacts, readErrorBody } from './errorBody.ts';
import { bigmodelCodes, type ErrorMeaning, statusMeanings, tokenhubCodes, typeWords, wordCodes } from './errorCodes.ts';

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
  const retryAfterMs = retryAfter(header);
  const said = redact(facts.message ?? '').slice(0, longestMessage);
  return new GlmError(kind, said || `HTTP ${realStatus ?? status} without a message`, {
    retryable: retry,
    ...(realStatus === undefined ? {} : { status: realStatus }),
    ...(facts.code === undefined ? {} : { code: redact(facts.code) }),
    ...(requestId === undefined ? {} : { requestId: redact(requestId) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** From the most telling fact to the least. */
function meaningOf(facts: ErrorFacts, status: number | undefined): ErrorMeaning {
  const { code = '', upstreamCode = '', type = '', message = '' } = facts;
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
  const marked = /\[(1\d{3})\]|code\\?["']?\s*[:=]\s*\\?["']?(1\d{3})\b/i.exec(message);
  const code = marked?.[1] ?? marked?.[2];
  if (code !== undefined) return bigmodelCodes.get(code);
  if (status === undefined || status < 500) return undefined;
  return bigmodelCodes.get(/\b(1113|12[1-6]\d|13[01]\d)\b/.exec(message)?.[1] ?? '');
}

/**
 * Servers without codes (vLLM, llama.cpp, Ollama, relays) say it in words only. Three facts are worth reading out of
 * them, as each has a way out of its own; whether to retry is never decided here.
 */
function told(message: string): ErrorMeaning | undefined {
  if (/(maximum|available) context|context (length|size|window)|prompt is too long|too many tokens/i.test(message)) {
    return { kind: 'context-length' };
  }
  if (
    /model\b.{0,120}?\b(not found|does not exist|not exist|unknown)|unknown model|no such model|模型不存在/i.test(
      message,
    )
  ) {
    return { kind: 'model-not-found' };
  }
  if (
    /(not|n't) (a multimodal|support (image|vision|video|audio|multimodal))|image input is not supported|invalid image input|missing data required for image input|no endpoints found that support image/i.test(
      message,
    )
  ) {
    return { kind: 'unsupported-input' };
  }
  return undefined;
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
