import type { ErrorMeaning } from './errorCodes.ts';

interface Phrase {
  words: RegExp;
  meaning: ErrorMeaning;
}

/**
 * Servers without codes (vLLM, SGLang, llama.cpp, Ollama, OpenRouter, relays) say it in words only. A few facts are worth
 * reading out of them, as each has a way out of its own. As of 2026-11: vLLM `entrypoints/`, SGLang
 * `managers/tokenizer_manager.py`, llama.cpp `tools/server`, Ollama `server/` and `openai/`, openrouter.ai/docs.
 */
const phrases: readonly Phrase[] = [
  {
    words:
      /(maximum|available) context|context (length|size|window)|maximum model length|prompt (is )?too long|too many tokens|input length .{0,40}exceed/i,
    meaning: { kind: 'context-length' },
  },
  {
    words:
      /model\b.{0,120}?\b(not found|does not exist|not exist|unknown)|unknown model|no such model|not a valid model|no endpoints found for|模型不存在/i,
    meaning: { kind: 'model-not-found' },
  },
  {
    words:
      /(not|n't) (a multimodal|support (image|vision|video|audio|multimodal))|(image|audio|video) input is not supported|invalid image input|missing data required for image input|no endpoints found that support image|at most \d+ \w+\(s\) may be provided/i,
    meaning: { kind: 'unsupported-input' },
  },
  // Ollama, with HTTP 500: the machine has no more in a second either.
  { words: /requires more system memory|insufficient memory/i, meaning: { kind: 'server' } },
];

/** What the words of a message mean; whether to try again is never read out of them. */
export function told(message: string): ErrorMeaning | undefined {
  return phrases.find(({ words }) => words.test(message))?.meaning;
}
