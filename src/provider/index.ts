/** The provider's only door: GLM over OpenAI-compatible HTTP, without an editor and without a DOM. */
export { capabilitiesOf } from './capabilities.ts';
export { createClient } from './client.ts';
export { endpoints } from './endpoints.ts';
export type { ErrorKind, GlmErrorFacts } from './errors.ts';
export { GlmError } from './errors.ts';
export { completionOf } from './events.ts';
export { type NetworkCause, networkCauseOf } from './http/networkError.ts';
export { isLoopback, proxyFor } from './http/proxy.ts';
export { mediaRuleOf } from './mediaRuleOf.ts';
export { maxKindsPerMessage } from './modelRules.ts';
export { type EndpointEntryProblem, mergeEndpoints } from './mergeEndpoints.ts';
export { withModelEntries } from './modelEntries.ts';
export { findModel } from './models.ts';
export { type PlanConcurrency, planConcurrency } from './planConcurrency.ts';
export { redactText } from './redact.ts';
export { type SamplingField, samplingField } from './request/sampling.ts';
export type * from './types.ts';
