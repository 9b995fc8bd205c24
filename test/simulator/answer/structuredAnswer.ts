import { withoutCode } from '../reading/codeBlocks.ts';
import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';
import { materialOf } from './material.ts';
import { fillSchema } from './schema.ts';
import { exampleIn, schemaIn } from './shapeInText.ts';

/**
 * JSON when the request demands it. The schema is the one in `response_format`, else what is written out as an object
 * in the system message (or, when JSON is demanded, in the last user message): a JSON Schema, or an example of the
 * answer, which is how one is asked for where only `json_object` exists. Without `response_format`, only a JSON Schema
 * in the system message counts, and the answer comes in a fence.
 */
export function structuredAnswer(received: Received): string | undefined {
  const format = isObject(received.body.response_format) ? received.body.response_format : undefined;
  const demanded = format?.type === 'json_object' || format?.type === 'json_schema';
  const named = isObject(format?.json_schema) ? format.json_schema.schema : undefined;
  const schema = named ?? schemaIn(received.system) ?? (demanded ? schemaIn(received.last.text) : undefined);
  if (!demanded && !schema) return undefined;
  const example = schema ?? exampleIn(received.system) ?? exampleIn(withoutCode(received.last.text));
  const json = JSON.stringify(fillSchema(example ?? defaultSchema, materialOf(received)), null, 2);
  return demanded ? json : `\`\`\`json\n${json}\n\`\`\``;
}

const defaultSchema = {
  type: 'object',
  properties: {
    summary: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          startLine: { type: 'integer' },
          endLine: { type: 'integer' },
          text: { type: 'string' },
        },
        required: ['name', 'startLine', 'endLine', 'text'],
      },
    },
  },
  required: ['summary', 'items'],
};
