import * as z from 'zod';
import type { AgentResult, AgentTool, ToolRoom } from './agentTool.ts';

type OwnTool<S extends z.ZodType> = Omit<AgentTool, 'parameters' | 'run'> & {
  readonly input: S;
  run(input: z.output<S>, room: ToolRoom): Promise<AgentResult>;
};

/** A tool of ours: what it takes is checked by the schema that the model is told. */
export function ownTool<S extends z.ZodType>({ input: schema, run, ...tool }: OwnTool<S>): AgentTool {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema, { io: 'input' });
  return {
    ...tool,
    parameters,
    async run(input, room) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return run(parsed.data, room);
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
      throw new Error(`The arguments do not fit. ${problems.join('; ')}`);
    },
  };
}

/** A field of unchecked input, to be shown; short, as a model may write anything. */
export function shown(value: unknown, most = 60): string {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text.length > most ? `…${text.slice(-most)}` : text;
}
