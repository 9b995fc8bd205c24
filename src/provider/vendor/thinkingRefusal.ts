import { GlmError } from '../errors.ts';

/**
 * How services say that a model cannot be kept from thinking; BigModel and Z.ai under code 1210 with HTTP 400
 * ("This model always engages in thinking…", GLM-5.3, seen 2026-09), gateways with or without the code.
 */
const words =
  /always (engages in|uses) thinking|thinking\b.{0,40}\b(cannot|can['’]t|can not) be (disabled|turned off|switched off)|(cannot|can['’]t|does(n['’]t| not) support) (disabl\w+|turning off|switching off)( of)? thinking|不支持关闭思考|无法关闭思考/i;

/** Whether the request failed only for asking the model not to think. */
export function refusesThinkingOff(error: unknown): error is GlmError {
  return error instanceof GlmError && error.kind === 'invalid-request' && words.test(error.message);
}
