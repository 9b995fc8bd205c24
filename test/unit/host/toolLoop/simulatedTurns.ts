// Turns over real HTTP, without an editor: what `TurnRunner` does for the loop, with nothing chosen and nothing counted.
import type { TurnOptions, TurnResult, TurnRunner, TurnSink } from '../../../../src/host/runTurn.ts';
import {
  createClient,
  type Endpoint,
  findModel,
  type ModelInfo,
  type ToolCall,
} from '../../../../src/provider/index.ts';

export interface SimulatedTurns extends Pick<TurnRunner, 'run'> {
  choice: TurnOptions['choice'];
}

/** @param changes of the model's row, such as `tools: false` */
export function simulatedTurns(endpoint: Endpoint, modelId: string, changes: Partial<ModelInfo> = {}): SimulatedTurns {
  const known = findModel(endpoint, modelId);
  if (!known) throw new Error(`no model ${modelId}`);
  const choice = { endpoint, model: { ...known, ...changes } };
  const client = createClient({ endpoint, apiKey: 'test-key', network: { maxRetries: 0 } });
  return {
    choice,
    async run({ messages, request, signal, thinking }: TurnOptions, sink: TurnSink): Promise<TurnResult> {
      sink.onModel?.(choice, ['the notice of every turn']);
      const result = { text: '', reasoning: '', toolCalls: [] as ToolCall[], notices: ['the notice of every turn'] };
      let end: Pick<TurnResult, 'finishReason' | 'usage'> = { finishReason: 'other' };
      const rest = typeof request === 'function' ? request(choice) : request;
      const asked = { ...rest, model: modelId, messages, ...(thinking === 'off' && { thinking }) };
      for await (const event of client.streamChat({ ...asked }, { signal })) {
        if (event.type === 'text-delta') {
          result.text += event.text;
          sink.onText?.(event.text);
        } else if (event.type === 'reasoning-delta') result.reasoning += event.text;
        else if (event.type === 'tool-call') {
          result.toolCalls.push({ id: event.id, name: event.name, arguments: event.arguments });
        } else if (event.type === 'warning') result.notices.push(event.message);
        else if (event.type === 'finish') {
          end = { finishReason: event.reason, ...(event.usage && { usage: event.usage }) };
        }
      }
      const cost = { kind: 'money', currency: 'USD', amount: 1 } as const;
      sink.onCost?.(cost);
      return { ...result, ...end, choice, cost };
    },
  };
}
