/** `GET /models` as each kind of server answers it, in its own shape. */
export const modelLists = {
  /** vLLM: a name that the server was told to give the model behind it, and a LoRA on top. */
  vllm: {
    object: 'list',
    data: [
      {
        id: 'eyes',
        object: 'model',
        created: 1_763_000_000,
        owned_by: 'vllm',
        root: 'zai-org/GLM-4.6V-Flash',
        parent: null,
        max_model_len: 32_768,
        permission: [{ id: 'modelperm-1', object: 'model_permission', allow_sampling: true }],
      },
    ],
  },
  sglang: {
    object: 'list',
    data: [
      {
        id: 'zai-org/GLM-4.5V-FP8',
        object: 'model',
        created: 1_763_000_000,
        owned_by: 'sglang',
        root: 'zai-org/GLM-4.5V-FP8',
        max_model_len: 65_536,
      },
    ],
  },
  /** llama.cpp: the file that it was started with, here without a projector. */
  llamaCpp: {
    models: [{ name: '/models/GLM-4.6V-Flash-Q4_K_M.gguf', type: 'model', capabilities: ['completion'] }],
    object: 'list',
    data: [
      {
        id: '/models/GLM-4.6V-Flash-Q4_K_M.gguf',
        object: 'model',
        created: 1_763_000_000,
        owned_by: 'llamacpp',
        meta: { vocab_type: 2, n_vocab: 151_552, n_ctx_train: 131_072, n_ctx: 8_192, n_params: 9_400_000_000 },
      },
    ],
  },
  ollama: {
    object: 'list',
    data: [
      { id: 'hf.co/unsloth/GLM-4.6V-Flash-GGUF:Q4_K_M', object: 'model', created: 1_763_000_000, owned_by: 'unsloth' },
      { id: 'gemma3:4b', object: 'model', created: 1_763_000_000, owned_by: 'library' },
    ],
  },
  /** new-api: nothing of a model but its name and who answers for it. */
  newApi: {
    success: true,
    object: 'list',
    data: [
      {
        id: 'glm-4.6v',
        object: 'model',
        created: 1_626_777_600,
        owned_by: 'zhipu_4v',
        supported_endpoint_types: ['openai'],
      },
    ],
  },
} as const;
