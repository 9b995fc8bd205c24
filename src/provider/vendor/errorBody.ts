/** What an error body says, whatever its shape; absent where it does not say. */
export interface ErrorFacts {
  message?: string;
  code?: string;
  type?: string;
  requestId?: string;
  /** A gateway's account of the server behind it. */
  upstreamCode?: string;
  upstreamStatus?: number;
  /** HTTP status told in the body: vLLM, llama.cpp, OpenRouter. */
  status?: number;
  /** What a moderation in front of the model objected to. */
  moderation?: readonly string[];
  /** When a limit is lifted, as the vendor wrote it: a time in words, or since 1970 in seconds or milliseconds. */
  resetAt?: string | number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Whether a JSON value is an error rather than a piece of an answer: `error` of any shape, the flat shape of old vLLM
 * and SGLang, FastAPI's `detail`, and the `code` with `message`/`msg` of BigModel's older services.
 */
export function isErrorBody(json: unknown): boolean {
  if (!isObject(json)) return false;
  if (json.error !== undefined && json.error !== null && json.error !== false) return true;
  if ('choices' in json) return false;
  if (json.object === 'error' || json.type === 'error' || json.success === false) return true;
  if (json.detail !== undefined) return true;
  const code = json.code ?? json.status;
  return isText(json.message ?? json.msg) && isCode(code) && Number(code) !== 0 && Number(code) !== 200;
}

export function readErrorBody(json: unknown): ErrorFacts {
  if (!isObject(json)) return {};
  const error = json.error ?? json.errors;
  if (typeof error === 'string') return clean({ ...flat(json), message: error });
  const inner = Array.isArray(error) ? error[0] : error;
  // The outer object still knows what the inner one may not: Anthropic-style bodies put `request_id` there.
  return clean(isObject(inner) ? { ...flat(json), ...clean(flat(inner)), ...upstream(inner) } : flat(json));
}

function flat(json: Json): Record<string, unknown> {
  const code = json.code;
  const status = statusIn(code) ?? statusIn(json.status) ?? statusIn(json.status_code);
  return {
    message: text(json.message) ?? text(json.msg) ?? detail(json.detail),
    code: isCode(code) ? String(code) : undefined,
    type: text(json.type),
    requestId: text(json.request_id) ?? text(json.requestId),
    status,
    resetAt: time(json.next_flush_time) ?? time(json.nextFlushTime),
  };
}

function upstream(error: Json): ErrorFacts {
  const metadata = isObject(error.metadata) ? error.metadata : {};
  // OpenRouter wraps what the provider said, as text or as JSON text.
  const { raw } = metadata;
  const behind = typeof raw === 'string' ? readErrorBody(parsed(raw)) : readErrorBody(raw);
  const provider = text(metadata.provider_name);
  const said = behind.message ?? text(raw);
  const words = [text(error.message), said && provider ? `${provider}: ${said}` : (said ?? provider)];
  const reasons = Array.isArray(metadata.reasons) ? metadata.reasons.filter(isText) : [];
  return clean({
    message:
      said || provider
        ? words.filter((word, at) => word && (at === 0 || !words[0]?.includes(word))).join(': ')
        : undefined,
    upstreamCode: isCode(error.upstream_code) ? String(error.upstream_code) : (behind.code ?? behind.upstreamCode),
    upstreamStatus: statusIn(error.upstream_status),
    moderation: reasons.length > 0 ? reasons : undefined,
    resetAt: behind.resetAt,
  });
}

/** FastAPI: a sentence, or a list of `{ msg, loc }`. */
function detail(value: unknown): string | undefined {
  if (!Array.isArray(value)) return text(value);
  return value.map(entry => (isObject(entry) ? (text(entry.msg) ?? '') : String(entry))).join('; ');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function statusIn(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && number >= 400 && number < 600 ? number : undefined;
}

function time(value: unknown): string | number | undefined {
  return typeof value === 'number' && value > 0 ? value : text(value);
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function text(value: unknown): string | undefined {
  return isText(value) ? value.trim() : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clean(facts: Record<string, unknown>): ErrorFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
