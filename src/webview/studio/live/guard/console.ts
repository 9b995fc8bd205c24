import type { ConsoleLevel, ConsoleLine, FromLive } from '../../../../core/studio/live/liveMessages.ts';
import { inWords } from './inWords.ts';

/** A page that says more than this in one go is not read to its end by anybody. */
const maxLines = 100;
const sendEveryMs = 100;
const maxText = 2000;

/** Takes what the page says, and what goes wrong in it, to the shell: not too often and not too much. */
export function listenToConsole(say: (message: FromLive) => void): void {
  let lines: ConsoleLine[] = [];
  let dropped = 0;
  let sentAt = 0;
  let waiting = false;
  const later = setTimeout;
  const now = performance.now.bind(performance);
  const send = (): void => {
    waiting = false;
    if (lines.length === 0 && dropped === 0) return;
    say({ type: 'console', lines, dropped });
    lines = [];
    dropped = 0;
    sentAt = now();
  };
  const add = (line: ConsoleLine): void => {
    if (lines.length < maxLines) lines.push({ ...line, text: line.text.slice(0, maxText) });
    else dropped++;
    // A script that never ends lets no timer run, and what it says is wanted then most of all.
    if (now() - sentAt > sendEveryMs) send();
    else if (!waiting) {
      waiting = true;
      later(send, sendEveryMs);
    }
  };
  const words = (level: ConsoleLevel, values: unknown[]): void =>
    add({ level, text: values.map((value, at) => inWords(value, at === 0)).join(' ') });

  const counts = new Map<string, number>();
  const to =
    (level: ConsoleLevel) =>
    (...values: unknown[]) =>
      words(level, values);
  Object.assign(console, {
    debug: to('debug'),
    log: to('log'),
    info: to('info'),
    warn: to('warn'),
    error: to('error'),
    dir: to('log'),
    dirxml: to('log'),
    table: to('log'),
    group: to('log'),
    groupCollapsed: to('log'),
    trace: (...values: unknown[]) => words('log', ['Trace', ...values]),
    assert: (so: unknown, ...values: unknown[]) => {
      if (!so) words('error', ['Assertion failed', ...values]);
    },
    count: (name: unknown = 'default') => {
      const key = String(name);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      words('log', [`${key}: ${counts.get(key)}`]);
    },
    clear: () => {
      lines = [];
      say({ type: 'clear' });
    },
  });
  Object.assign(globalThis, { alert: (text: unknown) => words('info', ['alert', text ?? '']) });

  addEventListener('error', event => {
    // Without a message: something that did not load, which the policy has told of already.
    if (!(event instanceof ErrorEvent) || !event.message) return;
    add({ level: 'error', text: event.message, ...(event.lineno > 0 ? { line: event.lineno } : {}) });
  });
  addEventListener('unhandledrejection', event => {
    words('error', ['Uncaught (in promise)', event.reason]);
  });
}
