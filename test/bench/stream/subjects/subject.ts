import type { Received, Workload } from '../workload.ts';

export interface Question {
  /** Base URL of an OpenAI-compatible endpoint whose answer is the workload. */
  readonly baseUrl: string;
  readonly kind: Workload['kind'];
  /** PNG, of `kind: 'image'`. */
  readonly image: Uint8Array;
}

/** Told of every piece, in characters. */
export type OnPiece = (kind: keyof Received, characters: number) => void;

/** Somebody who can ask and read the answer to its end. */
export type Subject = (question: Question, onPiece: OnPiece) => Promise<void>;

export const prompt = 'Why is the total computed twice?';
export const model = 'glm-4.6v';
/** Never looked at; some clients want one. */
export const apiKey = 'bench';

export const offersTool = (kind: Workload['kind']): boolean => kind === 'tools' || kind === 'agent';

export const writeFileSchema = {
  type: 'object',
  properties: { path: { type: 'string' }, content: { type: 'string' } },
  required: ['path', 'content'],
} as const;

/** The request as an application without a client would write it. */
export const wireRequest = ({ kind, image }: Question): string =>
  JSON.stringify({
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
  });

export const dataUri = (image: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(image.buffer, image.byteOffset, image.length).toString('base64')}`;
