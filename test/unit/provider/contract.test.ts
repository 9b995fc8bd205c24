import assert from 'node:assert/strict';
import * as provider from '../../../src/provider/index.ts';
import type * as contract from '../../fixtures/providerContract.ts';

/**
 * The compiler is the test here: each line fails to compile when a type is not assignable in one of the directions.
 * `types` of package.json runs it over the tests too.
 */
type Both<A, B> = [A, B] extends [B, A] ? true : false;
type AllTrue<T extends readonly true[]> = T;

type Checked = AllTrue<
  [
    Both<provider.Dialect, contract.Dialect>,
    Both<provider.EndpointId, contract.EndpointId>,
    Both<provider.Endpoint, contract.Endpoint>,
    Both<provider.Capabilities, contract.Capabilities>,
    Both<provider.MediaKind, contract.MediaKind>,
    Both<provider.MediaRule, contract.MediaRule>,
    Both<provider.ModelInfo, contract.ModelInfo>,
    Both<provider.ClientOptions, contract.ClientOptions>,
    Both<provider.NetworkOptions, contract.NetworkOptions>,
    Both<provider.Logger, contract.Logger>,
    Both<provider.CallOptions, contract.CallOptions>,
    Both<provider.Client, contract.Client>,
    Both<provider.ChatRequest, contract.ChatRequest>,
    Both<provider.ToolChoiceMode, contract.ToolChoiceMode>,
    Both<provider.ReasoningEffort, contract.ReasoningEffort>,
    Both<provider.ResponseFormat, contract.ResponseFormat>,
    Both<provider.SamplingOptions, contract.SamplingOptions>,
    Both<provider.ChatMessage, contract.ChatMessage>,
    Both<provider.ContentPart, contract.ContentPart>,
    Both<provider.Tool, contract.Tool>,
    Both<provider.ToolCall, contract.ToolCall>,
    Both<provider.ChatEvent, contract.ChatEvent>,
    Both<provider.FinishReason, contract.FinishReason>,
    Both<provider.WebSearchResult, contract.WebSearchResult>,
    Both<provider.Usage, contract.Usage>,
    Both<provider.ChatCompletion, contract.ChatCompletion>,
    Both<provider.ErrorKind, contract.ErrorKind>,
    Both<provider.GlmError, contract.GlmError>,
    Both<typeof provider.createClient, typeof contract.createClient>,
    // The data is narrower than promised (its ids are the known ones), and only ever read.
    typeof provider.endpoints extends typeof contract.endpoints ? true : false,
  ]
>;

describe('the public surface', () => {
  it('is what the contract says, in both directions', () => {
    const checked: Checked[number] = true;
    assert.equal(checked, true);
  });

  it('exports every value that the contract names', () => {
    const names: readonly (keyof typeof contract)[] = ['createClient', 'endpoints', 'GlmError'];
    for (const name of names) assert.ok(name in provider, name);
  });
});
