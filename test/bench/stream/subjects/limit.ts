import { createParser } from 'eventsource-parser';
import { request } from 'undici';
import { type Subject, wireRequest } from './subject.ts';

interface Chunk {
  choices: {
    delta: {
      content?: string;
      reasoning_content?: string;
      tool_calls?: { function: { arguments: string } }[];
    };
  }[];
}

/** The least that anybody must do who uses the same libraries: undici, eventsource-parser, JSON.parse, no checks. */
export const limit: Subject = async (question, onPiece) => {
  const { body } = await request(`${question.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: wireRequest(question),
  });
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const chunk: Chunk = JSON.parse(data);
      const delta = chunk.choices[0]?.delta;
      if (delta?.content) onPiece('text', delta.content.length);
      if (delta?.reasoning_content) onPiece('reasoning', delta.reasoning_content.length);
      const call = delta?.tool_calls?.[0];
      if (call) onPiece('toolArguments', call.function.arguments.length);
    },
  });
  for await (const bytes of body) parser.feed(decoder.decode(bytes, { stream: true }));
};
