import OpenAI from 'openai';
import { apiKey, dataUri, model, offersTool, prompt, type Subject, writeFileSchema } from './subject.ts';

export const openaiClient: Subject = async ({ baseUrl, kind, image }, onPiece) => {
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 });
  const stream = await client.chat.completions.create({
    model,
    stream: true,
    messages: [
      {
        role: 'user',
        content:
          kind === 'image'
            ? [
                { type: 'text', text: prompt },
                { type: 'image_url', image_url: { url: dataUri(image) } },
              ]
            : prompt,
      },
    ],
    ...(offersTool(kind)
      ? {
          tools: [
            {
              type: 'function' as const,
              function: { name: 'write_file', description: 'Writes a file.', parameters: writeFileSchema },
            },
          ],
        }
      : {}),
  });
  for await (const chunk of stream) {
    // Reasoning is no field of OpenAI's own.
    const delta: { content?: string | null; reasoning_content?: string } | undefined = chunk.choices[0]?.delta;
    if (delta?.content) onPiece('text', delta.content.length);
    if (delta?.reasoning_content) onPiece('reasoning', delta.reasoning_content.length);
    const call = chunk.choices[0]?.delta.tool_calls?.[0];
    if (call) onPiece('toolArguments', call.function?.arguments?.length ?? 0);
  }
};
