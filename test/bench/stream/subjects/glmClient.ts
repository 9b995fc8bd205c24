import type * as provider from '../../../../src/provider/index.ts';
import { apiKey, model, offersTool, prompt, type Subject, writeFileSchema } from './subject.ts';

/** This project's client, from whichever build of it. */
export const glmClient = ({ createClient }: Pick<typeof provider, 'createClient'>): Subject => {
  return async ({ baseUrl, kind, image }, onPiece) => {
    const client = createClient({ endpoint: { id: 'bench', label: 'Bench', baseUrl, dialect: 'openai' }, apiKey });
    const stream = client.streamChat({
      model,
      messages: [
        {
          role: 'user',
          content:
            kind === 'image'
              ? [
                  { type: 'text', text: prompt },
                  { type: 'image', source: { data: image, mediaType: 'image/png' } },
                ]
              : prompt,
        },
      ],
      ...(offersTool(kind)
        ? {
            tools: [
              { type: 'function', name: 'write_file', description: 'Writes a file.', parameters: writeFileSchema },
            ],
          }
        : {}),
    });
    for await (const event of stream) {
      if (event.type === 'text-delta') onPiece('text', event.text.length);
      else if (event.type === 'reasoning-delta') onPiece('reasoning', event.text.length);
      else if (event.type === 'tool-call-delta') onPiece('toolArguments', event.argumentsDelta.length);
    }
  };
};
