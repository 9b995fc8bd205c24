import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { jsonSchema, streamText, type ToolSet, tool } from 'ai';
import { apiKey, model, offersTool, prompt, type Question, type Subject, writeFileSchema } from './subject.ts';

const writeFile = tool({
  description: 'Writes a file.',
  inputSchema: jsonSchema<{ path: string; content: string }>(writeFileSchema),
});
/** Its types are not made for `exactOptionalPropertyTypes`. */
const toolsOf = (kind: Question['kind']) => (offersTool(kind) ? { write_file: writeFile } : {}) as unknown as ToolSet;

export const aiSdk: Subject = async ({ baseUrl, kind, image }, onPiece) => {
  const provider = createOpenAICompatible({ name: 'bench', baseURL: baseUrl, apiKey });
  const { stream } = streamText({
    model: provider(model),
    maxRetries: 0,
    messages: [
      {
        role: 'user',
        content:
          kind === 'image'
            ? [
                { type: 'text', text: prompt },
                { type: 'file', data: image, mediaType: 'image/png' },
              ]
            : prompt,
      },
    ],
    tools: toolsOf(kind),
  });
  for await (const part of stream) {
    if (part.type === 'text-delta') onPiece('text', part.text.length);
    else if (part.type === 'reasoning-delta') onPiece('reasoning', part.text.length);
    else if (part.type === 'tool-input-delta') onPiece('toolArguments', part.delta.length);
    else if (part.type === 'error') throw part.error;
  }
};
