import type { SimulatedDialect } from './dialect.ts';

/** What went wrong, before a dialect has put it into its own words. */
export interface Problem {
  reason:
    | 'missing-key'
    | 'wrong-key'
    | 'expired-key'
    | 'unknown-model'
    | 'messages'
    | 'picture'
    | 'no-vision'
    | 'parameter'
    | 'missing-field'
    | 'not-found'
    | 'asked-for';
  /** English detail, added where the vendor has a place for it. */
  detail?: string;
  /** For `asked-for`. */
  status?: number;
  code?: string;
}

export interface ErrorAnswer {
  status: number;
  body: unknown;
}

type Reason = Problem['reason'];
const statuses: Record<Exclude<Reason, 'asked-for'>, number> = {
  'missing-key': 401,
  'wrong-key': 401,
  'expired-key': 401,
  'unknown-model': 400,
  messages: 400,
  picture: 400,
  'no-vision': 400,
  parameter: 400,
  'missing-field': 400,
  'not-found': 404,
};
const glmCodes: Record<Exclude<Reason, 'asked-for' | 'not-found'>, string> = {
  'missing-key': '1001',
  'wrong-key': '1000',
  'expired-key': '1003',
  'unknown-model': '1211',
  messages: '1214',
  picture: '1210',
  'no-vision': '1210',
  parameter: '1210',
  'missing-field': '1213',
};
/** Meaning of the vendor's codes, worded here: only the numbers are theirs. */
const glmMessages: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  1000: ['身份验证失败', 'Authentication failed'],
  1001: ['Header 中未收到 Authentication 参数，无法进行身份验证', 'No Authorization header was received'],
  1003: ['Token 已过期', 'The token has expired'],
  1113: ['账户已欠费，请充值后重试', 'Insufficient balance, please recharge'],
  1200: ['API 调用失败', 'The API call failed'],
  1210: ['API 调用参数有误', 'Invalid API parameter'],
  1211: ['模型不存在，请检查模型代码', 'Unknown model, please check the model code'],
  1213: ['未正常接收到必填参数', 'A required parameter was not received'],
  1214: ['messages 参数非法', 'The messages parameter is illegal'],
  1220: ['无权访问该 API', 'No permission for this API'],
  1230: ['API 调用流程出错', 'The call failed while it was processed'],
  1234: ['网络错误', 'Network error'],
  1261: ['Prompt 超长', 'The prompt is too long'],
  1301: ['输入或生成内容可能包含不安全或敏感内容', 'Unsafe or sensitive content was detected'],
  1302: ['账户已达到速率限制，请控制请求频率', 'High concurrency, please reduce the number of requests'],
  1305: ['该模型当前访问量过大，请稍后再试', 'The model is overloaded, please try again later'],
  1308: ['已达到使用上限，将在 2099-01-01 00:00:00 重置', 'Usage limit reached; it resets at 2099-01-01 00:00:00'],
  1309: ['GLM Coding Plan 套餐已到期', 'The coding plan has expired'],
  1311: ['当前订阅套餐暂未开放该模型权限', 'The plan does not include this model'],
};
const glmCodeOfStatus: Readonly<Record<number, string>> = {
  400: '1210',
  401: '1000',
  403: '1220',
  429: '1302',
  500: '500',
};
const tokenhubCodes: Readonly<Record<number, readonly [type: string, code: string]>> = {
  400: ['invalid_request_error', '400001'],
  401: ['authentication_error', '401002'],
  402: ['permission_error', '402001'],
  403: ['permission_error', '403001'],
  404: ['invalid_request_error', '404001'],
  429: ['rate_limit_error', '429001'],
  451: ['content_filter_error', '451001'],
  502: ['upstream_error', '502001'],
};

/** Status and body as the dialect's own server would send them; never holds anything of the key. */
export function errorAnswer(dialect: SimulatedDialect, problem: Problem, requestId: string): ErrorAnswer {
  const status = statusOf(dialect, problem);
  const detail = problem.detail ?? plainMessage(problem, status);
  switch (dialect.errors) {
    case 'bigmodel':
    case 'zai':
      return { status, body: glmBody(dialect, problem, status) };
    case 'tokenhub': {
      const [type, own] = tokenhubCodes[status] ?? ['server_error', `${status}001`];
      const code = problem.code ?? own;
      return { status, body: { error: { type, code, message: detail, source: 'gateway', request_id: requestId } } };
    }
    case 'new-api': {
      const code = problem.code ?? newApiCode(problem.reason);
      const message = `${detail} (request id: ${requestId})`;
      return { status, body: { error: { message, type: 'new_api_error', param: '', code } } };
    }
    case 'openrouter':
      return {
        status,
        body: { error: { code: problem.code ? Number(problem.code) || problem.code : status, message: detail } },
      };
    case 'vllm':
      return { status, body: { error: { message: detail, type: typeOf(status, true), param: null, code: status } } };
    // The flat shape that vLLM had before it took over OpenAI's.
    case 'sglang':
      return {
        status,
        body: { object: 'error', message: detail, type: typeOf(status, true), param: null, code: status },
      };
    case 'llama-cpp':
      return { status, body: { error: { code: status, message: detail, type: llamaCppType(status) } } };
    case 'ollama':
      return { status, body: { error: { message: detail, type: typeOf(status, false), param: null, code: null } } };
    default: {
      const code = problem.code ?? openAiCode(problem.reason);
      return { status, body: { error: { message: detail, type: typeOf(status, false), param: null, code } } };
    }
  }
}

function statusOf(dialect: SimulatedDialect, problem: Problem): number {
  if (problem.reason === 'asked-for') return problem.status ?? 500;
  const glm = dialect.errors === 'bigmodel' || dialect.errors === 'zai';
  if (problem.reason === 'unknown-model' && !glm)
    return dialect.errors === 'new-api' ? 503 : dialect.errors === 'openrouter' ? 400 : 404;
  return statuses[problem.reason];
}

function glmBody(dialect: SimulatedDialect, problem: Problem, status: number): unknown {
  if (problem.reason === 'not-found') {
    return { timestamp: new Date(0).toISOString(), status: 404, error: 'Not Found', path: problem.detail ?? '' };
  }
  const code =
    problem.reason === 'asked-for' ? (problem.code ?? glmCodeOfStatus[status] ?? '500') : glmCodes[problem.reason];
  const [zh, en] = glmMessages[code] ?? ['服务内部错误', 'Internal server error'];
  const message = dialect.errors === 'bigmodel' ? zh : en;
  const about = problem.detail ? `${dialect.errors === 'bigmodel' ? '：' : ': '}${problem.detail}` : '';
  return { error: { code, message: `${message}${about}` } };
}

function plainMessage(problem: Problem, status: number): string {
  switch (problem.reason) {
    case 'missing-key':
      return 'No auth credentials found';
    case 'wrong-key':
      return 'The key was not accepted';
    case 'expired-key':
      return 'The key has expired';
    case 'unknown-model':
      return 'The model does not exist or is not served here';
    default:
      return glmMessages[problem.code ?? '']?.[1] ?? `simulated error ${problem.code ?? status}`;
  }
}

function newApiCode(reason: Reason): string {
  if (reason === 'unknown-model') return 'model_not_found';
  if (reason === 'wrong-key' || reason === 'missing-key' || reason === 'expired-key') return '';
  return reason === 'picture' ? 'convert_request_failed' : 'invalid_request';
}

function openAiCode(reason: Reason): string | null {
  if (reason === 'unknown-model') return 'model_not_found';
  return reason === 'wrong-key' || reason === 'expired-key' ? 'invalid_api_key' : null;
}

function typeOf(status: number, pascal: boolean): string {
  if (pascal) return status === 404 ? 'NotFoundError' : status < 500 ? 'BadRequestError' : 'InternalServerError';
  if (status === 401) return 'authentication_error';
  if (status === 404) return 'not_found_error';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'api_error';
}

function llamaCppType(status: number): string {
  if (status === 503) return 'unavailable_error';
  if (status === 501) return 'not_supported_error';
  return status === 500 ? 'server_error' : typeOf(status, false);
}
