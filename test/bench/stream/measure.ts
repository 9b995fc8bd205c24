import { deepEqual } from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SubjectName } from './subjects/index.ts';
import { expectedOf } from './wireBody.ts';
import { pathOf, type Received, type Workload } from './workload.ts';

export interface Task {
  readonly baseUrl: string;
  readonly kind: Workload['kind'];
  readonly imageBytes: number;
  readonly expected: Received;
  /** Collects garbage ten times on the way and measures what lives; then the times say nothing. */
  readonly sampleHeap: boolean;
  /** A collection that the run did not ask for also throws away what was learnt: not where time is measured. */
  readonly collectFirst: boolean;
}

export interface Measured {
  readonly received: Received;
  readonly wallMs: number;
  /** Of all threads of the process. */
  readonly cpuMs: number;
  readonly peakLiveMB: number;
  /** Before the run. */
  readonly residentMB: number;
  readonly peakResidentMB: number;
}

/** No proxy, no key, no option of Node's: only what a process needs to run at all. */
const bareEnv = Object.fromEntries(['PATH', 'SystemRoot'].map(name => [name, process.env[name]]));

const start = (file: string, args: readonly string[], execArgv: readonly string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), [...args], { execArgv: [...execArgv], env: bareEnv });

/** The next message, or why there will be none. */
const message = async (child: ChildProcess): Promise<unknown> => {
  const gone = new AbortController();
  const onExit = () => gone.abort();
  child.once('exit', onExit);
  try {
    const [value] = await once(child, 'message', { signal: gone.signal });
    return value;
  } catch (cause) {
    throw new Error(`A process of the benchmark ended by itself (${child.exitCode ?? child.signalCode})`, { cause });
  } finally {
    child.off('exit', onExit);
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
};

export class StreamServer implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #origin: string;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<StreamServer> {
    const child = start('streamServer.ts', [], []);
    return new StreamServer(child, Number(await message(child)));
  }

  baseUrl(workload: Workload): string {
    return `${this.#origin}${pathOf(workload)}/v1`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return end(this.#child);
  }
}

export class SubjectProcess implements AsyncDisposable {
  readonly name: SubjectName;
  readonly #child: ChildProcess;
  readonly #server: StreamServer;

  private constructor(name: SubjectName, child: ChildProcess, server: StreamServer) {
    this.name = name;
    this.#child = child;
    this.#server = server;
  }

  static async start(name: SubjectName, server: StreamServer): Promise<SubjectProcess> {
    const child = start('subjectProcess.ts', [name], ['--expose-gc']);
    await message(child);
    return new SubjectProcess(name, child, server);
  }

  /** @throws when the subject failed, or received anything but what was sent */
  async measure(workload: Workload, { sampleHeap = false, collectFirst = false } = {}): Promise<Measured> {
    const expected = expectedOf(workload);
    const task: Task = {
      baseUrl: this.#server.baseUrl(workload),
      kind: workload.kind,
      imageBytes: workload.kind === 'image' ? workload.size : 0,
      expected,
      sampleHeap,
      collectFirst,
    };
    const reply = message(this.#child);
    this.#child.send(task);
    const { measured, failed } = (await reply) as { measured?: Measured; failed?: string };
    if (measured === undefined) throw new Error(`${this.name} failed: ${failed}`);
    // The bare socket does not look at what it reads.
    if (this.name !== 'rawSocket') deepEqual(measured.received, expected, `${this.name} received something else`);
    return measured;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return end(this.#child);
  }
}

/** One measurement in a process that has done nothing before. */
export const measureAlone = async (name: SubjectName, server: StreamServer, workload: Workload): Promise<Measured> => {
  await using subject = await SubjectProcess.start(name, server);
  return await subject.measure(workload, { collectFirst: true });
};
