import type { DialectId } from '../types.ts';

export type SimulatedKind = 'image' | 'video' | 'audio' | 'file';

/** Everything in which one endpoint's wire differs from another's. */
export interface SimulatedDialect {
  id: DialectId;
  /** What a person reads: always says that it is simulated. */
  label: string;
  /** Paths in front of `/chat/completions` and `/models`; the first is the one to hand out. */
  prefixes: readonly [string, ...string[]];
  keyNeeded: boolean;
  reasoningField: 'reasoning_content' | 'reasoning';
  /** Which field of a request switches thinking. */
  thinkingField: 'thinking' | 'reasoning' | 'chat_template_kwargs' | 'reasoning_effort';
  /** `role: assistant` on every chunk, as GLM itself does, or on the first only. */
  roleOnEveryChunk: boolean;
  requestId: boolean;
  /**
   * Where a stream carries its token counts: on the chunk with the finish reason, always in a chunk of its own,
   * in one of its own when `stream_options.include_usage` asks for it, or on a last empty delta.
   */
  streamUsage: 'finish-chunk' | 'own-chunk' | 'on-request' | 'last-delta';
  /** Whole call in one chunk unless `tool_stream`, or always in fragments. */
  toolCalls: 'whole' | 'fragments';
  /** Sent first, as a keep-alive comment. */
  comment?: string;
  errors:
    | 'bigmodel'
    | 'zai'
    | 'tokenhub'
    | 'new-api'
    | 'openrouter'
    | 'openai'
    | 'vllm'
    | 'sglang'
    | 'llama-cpp'
    | 'ollama';
  /** In what way each kind may come; a kind that is not named is refused. */
  takes: Partial<Record<SimulatedKind, readonly ('address' | 'bytes')[]>>;
  /** Whether a tool's result may hold anything but text. */
  picturesInToolResults: boolean;
  /** What the list of models tells beside the ids. */
  modelList: 'plain' | 'openrouter' | 'vllm' | 'llama-cpp';
  /** `timings` on the last frame, as llama.cpp has them. */
  timings?: boolean;
  models: readonly SimulatedModel[];
  /** An id that is not in `models` is answered all the same. */
  anyModel: boolean;
}

export interface SimulatedModel {
  id: string;
  senses: readonly SimulatedKind[];
  /** Only where asked (`modalities`), or always. */
  speaks?: 'when-asked' | 'always';
  /** `forced`: `disabled` is refused (glm-5.3) or ignored. */
  thinking: 'forced' | 'default-on' | 'default-off' | 'none';
}
