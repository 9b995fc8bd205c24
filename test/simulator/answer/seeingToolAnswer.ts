import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';

interface PictureTool {
  name: string;
  /** Fields that must be filled. */
  required: readonly string[];
}

/**
 * A question that has no picture but names one, by an id (`attachment:1a2b3c4d`) or the path of a file, and tools that
 * take pictures by name: a call of the one whose name stands in the question, else of one that takes a question.
 * Whatever else it must be told is the question itself.
 */
export function seeingToolAnswer(received: Received): { name: string; arguments: string } | undefined {
  const { last, body } = received;
  if (last.pictures.length > 0 || body.tool_choice === 'none') return undefined;
  const question = /<(userRequest|prompt)>([\s\S]*?)<\/\1>/.exec(last.text)?.[2]?.trim() ?? last.text;
  const named = picturesIn(question).concat(picturesIn(last.text).filter(name => name.startsWith('attachment:')));
  const [picture] = named;
  const tools = pictureTools(body);
  if (picture === undefined || tools.length === 0) return undefined;
  const tool =
    tools.find(({ name }) => question.includes(name.replace(/^glm_/, ''))) ??
    tools.find(({ required }) => required.includes('question'));
  if (!tool) return undefined;
  const pictures = [...new Set(named)];
  const values = tool.required.map(field => {
    if (!isPictureField(field)) return [field, question.slice(0, 500)] as const;
    return [field, (pictures.length > 1 ? pictures.shift() : picture) ?? picture] as const;
  });
  return { name: tool.name, arguments: JSON.stringify(Object.fromEntries(values)) };
}

function picturesIn(text: string): string[] {
  return [...text.matchAll(/attachment:[0-9a-f]{8}|(?:[\w.-]+\/)+[\w.-]+\.(?:png|jpe?g|webp)/g)].map(([name]) => name);
}

function pictureTools(body: Record<string, unknown>): PictureTool[] {
  const tools = Array.isArray(body.tools) ? body.tools : [];
  return tools.flatMap(tool => {
    const made = isObject(tool) && isObject(tool.function) ? tool.function : {};
    const parameters = isObject(made.parameters) ? made.parameters : {};
    const required = Array.isArray(parameters.required) ? parameters.required.map(String) : [];
    const ofOurs = typeof made.name === 'string' && made.name.startsWith('glm_');
    return ofOurs && required.some(isPictureField) ? [{ name: String(made.name), required }] : [];
  });
}

function isPictureField(name: string): boolean {
  return ['image', 'first', 'second', 'path'].includes(name);
}
