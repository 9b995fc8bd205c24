// What a page's main thread did: seconds of script, and its longest task, as the browser itself counts them.
import type { Browser, CDPSession, Frame } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

export interface TaskTimes {
  /** By the clock. */
  readonly maxTaskMs: number;
  /** On the processor: without what other programs took meanwhile. */
  readonly maxTaskCpuMs: number;
  readonly tasksOver50Ms: number;
}

export async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
}

/** Runs something and tells what tasks the frame's main thread had meanwhile. */
export async function traceTasks(browser: Browser, frame: Frame, run: () => Promise<void>): Promise<TaskTimes> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.name === 'RunTask' || event.name.startsWith('glm-bench-')) events.push(event);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'],
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
  const tasks = events.filter(
    ({ name, pid, tid, ts }) =>
      name === 'RunTask' && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
  );
  if (tasks.length === 0) throw new Error('No task of the page is in the trace');
  const longest = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), 0) / 1000;
  return {
    maxTaskMs: longest(tasks.map(({ dur = 0 }) => dur)),
    maxTaskCpuMs: longest(tasks.map(({ tdur = 0 }) => tdur)),
    tasksOver50Ms: tasks.filter(({ dur = 0 }) => dur > 50_000).length,
  };
}
