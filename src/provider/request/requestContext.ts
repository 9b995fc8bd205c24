import type { Capabilities, Endpoint, ModelInfo } from '../types.ts';

/** What had to be left out or changed, and why. */
export interface RequestWarning {
  code: string;
  message: string;
}

/** What a converter of one part of the request needs to know, and where it says what it had to leave out. */
export interface RequestContext {
  endpoint: Endpoint;
  capabilities: Capabilities;
  modelId: string;
  /** Absent for a model that no table knows: then the endpoint's rules alone decide. */
  model: ModelInfo | undefined;
  stream: boolean;
  warn(code: string, message: string): void;
}
