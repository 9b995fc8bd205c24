import { buildExtension } from '../../../scripts/buildExtension.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { type Comparison, compare } from './compare.ts';
import { measureGrowth } from './growth.ts';
import { StreamServer, SubjectProcess } from './measure.ts';
import { measureMemory } from './memory.ts';
import type { SubjectName } from './subjects/index.ts';
import type { Workload } from './workload.ts';

const pictureBytes = 20 * 1024 * 1024;

const text: Workload = { kind: 'text', size: 50_000, framing: 'gathered' };
const flushed: Workload = { kind: 'text', size: 50_000, framing: 'single' };
const agent: Workload = { kind: 'agent', size: 50_000, framing: 'gathered' };
const tools: Workload = { kind: 'tools', size: 5_000, framing: 'gathered' };
const image: Workload = { kind: 'image', size: pictureBytes, framing: 'gathered' };

const names: readonly SubjectName[] = ['rawSocket', 'limit', 'shipped', 'openai', 'aiSdk'];

const ratio = (comparison: Comparison, other: SubjectName, unit: 'wallMs' | 'cpuMs' = 'wallMs'): number =>
  comparison.shipped[unit] / comparison[other][unit];

/**
 * The client against what is possible (`limit`: the same libraries without any checks) and against the clients that
 * applications use, on the same bytes from a server in a process of its own.
 */
export const streamBench = async ({ show }: BenchContext): Promise<Figures> => {
  await buildExtension('--bench');
  await using server = await StreamServer.start();
  await using stack = new AsyncDisposableStack();
  const subjects: SubjectProcess[] = [];
  for (const name of names) subjects.push(stack.use(await SubjectProcess.start(name, server)));

  const compareAll = async (title: string, workload: Workload, rounds: number): Promise<Comparison> => {
    const comparison = await compare(subjects, workload, rounds);
    show({
      title: `${title}, medians of ${rounds} rounds`,
      columns: ['', 'ms', 'CPU ms', '÷ limit', 'CPU ÷ limit'],
      rows: names.map(name => {
        const { wallMs, cpuMs } = comparison[name];
        return [name, wallMs, cpuMs, wallMs / comparison.limit.wallMs, cpuMs / comparison.limit.cpuMs];
      }),
    });
    return comparison;
  };
  const asText = await compareAll('50,000 chunks of reasoning and text, HTTP chunks of 1 to 64 kB', text, 31);
  const asFlushed = await compareAll('50,000 chunks of reasoning and text, each an HTTP chunk of its own', flushed, 16);
  const asAgent = await compareAll('50,000 chunks of reasoning and text, a tool on offer', agent, 16);
  const asTools = await compareAll('5,000 fragments of a tool call', tools, 31);
  const asImage = await compareAll('A request with a picture of 20 MB', image, 16);
  const growth = await measureGrowth(subjects, show);
  const memory = await measureMemory(server, pictureBytes, show);

  return {
    overLimit: ratio(asText, 'limit'),
    overLimitCpu: ratio(asText, 'limit', 'cpuMs'),
    overOpenai: ratio(asText, 'openai'),
    overAiSdk: ratio(asText, 'aiSdk'),
    flushedOverLimit: ratio(asFlushed, 'limit'),
    flushedOverLimitCpu: ratio(asFlushed, 'limit', 'cpuMs'),
    flushedOverOpenai: ratio(asFlushed, 'openai'),
    flushedOverAiSdk: ratio(asFlushed, 'aiSdk'),
    agentOverLimit: ratio(asAgent, 'limit'),
    agentOverLimitCpu: ratio(asAgent, 'limit', 'cpuMs'),
    agentOverOpenai: ratio(asAgent, 'openai'),
    agentOverAiSdk: ratio(asAgent, 'aiSdk'),
    toolsOverLimit: ratio(asTools, 'limit'),
    toolsOverOpenai: ratio(asTools, 'openai'),
    toolsOverAiSdk: ratio(asTools, 'aiSdk'),
    imageOverLimit: ratio(asImage, 'limit'),
    imageOverOpenai: ratio(asImage, 'openai'),
    imageOverAiSdk: ratio(asImage, 'aiSdk'),
    ...growth,
    ...memory,
  };
};
