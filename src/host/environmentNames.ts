/** Where people who keep keys in the environment keep them; read for the built-in address of that endpoint only. */
export const environmentNames: Readonly<Record<string, readonly string[]>> = {
  bigmodel: ['BIGMODEL_API_KEY', 'ZHIPUAI_API_KEY', 'ZHIPU_API_KEY'],
  'bigmodel-coding': ['BIGMODEL_CODING_API_KEY'],
  zai: ['ZAI_API_KEY', 'Z_AI_API_KEY'],
  'zai-coding': ['ZAI_CODING_API_KEY'],
  tokenhub: ['TOKENHUB_API_KEY'],
  toiotech: ['TOIOTECH_API_KEY'],
  wcode: ['WCODE_API_KEY'],
  openrouter: ['OPENROUTER_API_KEY'],
};
