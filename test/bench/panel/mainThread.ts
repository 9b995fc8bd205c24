// What a page's main thread did, as the browser's own trace has it: script, and the longest task.
import type { Browser, Frame } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and on the processor. */
  readonly ts: number;
  readonly tts?: number;
  readonly dur?: number;
  readonly tdur?: number;
}

export interface MainThread {
  /** Script by the clock; garbage is collected within it. */
  readonly scriptMs: number;
  /** The same on the processor: without what other programs took meanwhile. */
  readonly scriptCpuMs: number;
  readonly maxTaskMs: number;
  readonly maxTaskCpuMs: number;
  readonly tasksOver50Ms: number;
}

const scriptEvents = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile', 'RunMicrotasks', 'v8.compileModule']);

/** Runs something and tells what the frame's main thread did meanwhile. */
export async function traceMainThread(browser: Browser, frame: Frame, run: () => Promise<void>): Promise<MainThread> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.name === 'RunTask' || scriptEvents.has(event.name) || event.name.startsWith('glm-bench-')) {
        events.push(event);
      }
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      // Microtasks, in which most of a page's script runs, are told by v8.execute alone.
      includedCategories: [
        'disabled-by-default-devtools.timeline',
        'devtools.timeline',
        'v8.execute',
        'blink.user_timing',
      ],
      // A buffer that is full drops what comes after it, and with it the script of a slow page.
      recordMode: 'recordAsMuchAsPossible',
    },
  });
  const mark = (name: string): Promise<void> => frame.evaluate(text => void performance.mark(text), name);
  await mark('glm-bench-begin');
  await run();
  await mark('glm-bench-end');
  const done = new Promise<void>(resolve => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await done;
  await session.detach();

  const begin = events.find(({ name }) => name === 'glm-bench-begin');
  const end = events.find(({ name }) => name === 'glm-bench-end');
  if (!begin || !end) throw new Error('The marks of the page are not in the trace');
  const own = events.filter(
    ({ ph, pid, tid, ts }) => ph === 'X' && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
  );
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const scripts = own.filter(({ name }) => scriptEvents.has(name));
  if (tasks.length === 0 || scripts.length === 0) throw new Error('The work of the page is not in the trace');
  const longest = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), 0) / 1000;
  return {
    scriptMs: covered(scripts.map(({ ts, dur = 0 }) => [ts, ts + dur])),
    scriptCpuMs: covered(scripts.map(({ tts = 0, tdur = 0 }) => [tts, tts + tdur])),
    maxTaskMs: longest(tasks.map(({ dur = 0 }) => dur)),
    maxTaskCpuMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
    tasksOver50Ms: tasks.filter(({ dur = 0 }) => dur > 50_000).length,
  };
}

/** Milliseconds that at least one of these covers: script calls script. */
function covered(spans: [from: number, to: number][]): number {
  let sum = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    if (to <= end) continue;
    sum += to - Math.max(from, end);
    end = to;
  }
  return sum / 1000;
}
