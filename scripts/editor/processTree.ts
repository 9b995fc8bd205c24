// Programs that start programs of their own: ended together with everything below them, whatever ends us.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const graceMs = 3_000;
const pollMs = 50;
const orphanPollMs = 1_000;

const running = new Set<ChildProcess>();

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Signals the process group of a child; false when nothing of it is left. */
const signalGroup = (child: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  if (child.pid === undefined) return false;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    return true;
  } catch {
    return false;
  }
};

/** `undefined` where there is no `/proc` to read them from. */
const groupMembers = (child: ChildProcess): number[] | undefined => {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc')
    .filter(name => {
      if (!/^\d+$/.test(name)) return false;
      try {
        // `PID (NAME) STATE PARENT GROUP …`; the name may hold anything.
        const [state, , group] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return Number(group) === child.pid && state !== 'Z' && state !== 'X';
      } catch {
        return false;
      }
    })
    .map(Number);
};

/**
 * Whether a process of the child's group still runs. A signal alone cannot tell: it also reaches those that have ended
 * and that nobody has asked about yet, which in a container may take a second.
 */
const groupRuns = (child: ChildProcess): boolean => groupMembers(child)?.length !== 0 && signalGroup(child, 0);

// The only thing that still runs when the process ends without a chance to wait.
process.on('exit', () => {
  for (const child of running) {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else signalGroup(child, 'SIGKILL');
  }
});

/** Starts a program as the head of a process group of its own. */
export const spawnTree = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess => {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32', windowsHide: true });
  running.add(child);
  return child;
};

/** Ends a program and all it started: asks first, then kills. Resolves when none of it is left. */
export const killTree = async (child: ChildProcess): Promise<void> => {
  if (process.platform === 'win32') {
    if (!hasEnded(child)) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  } else {
    signalGroup(child, 'SIGTERM');
    for (const deadline = Date.now() + graceMs; groupRuns(child) && Date.now() < deadline; ) await delay(pollMs);
    for (const deadline = Date.now() + graceMs; groupRuns(child) && Date.now() < deadline; ) {
      signalGroup(child, 'SIGKILL');
      await delay(pollMs);
    }
  }
  running.delete(child);
};

/** Kills those below a program whose command line holds `mark`. Where they cannot be found, they go with the program. */
export const killBelow = (child: ChildProcess, mark: string): void => {
  for (const pid of groupMembers(child) ?? []) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark)) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by itself.
    }
  }
};

/** Under npm a shell may stand between npm and us that dies of a signal without passing it on. */
const whenOrphaned = (act: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, orphanPollMs);
  timer.unref();
};

/**
 * Calls `stop` once, on Ctrl+C, on a polite kill, on a closed terminal and when the process that started us dies; then
 * exits with the status of that signal.
 */
export const onShutdown = (stop: () => Promise<void>): void => {
  let stopping = false;
  const shutDown = (status: number) => {
    if (stopping) return;
    stopping = true;
    void stop()
      .catch(error => process.stderr.write(`${error}\n`))
      .finally(() => process.exit(status));
  };
  process.on('SIGINT', () => shutDown(130));
  process.on('SIGTERM', () => shutDown(143));
  process.on('SIGHUP', () => shutDown(129));
  whenOrphaned(() => shutDown(143));
  if (process.channel) {
    process.on('disconnect', () => shutDown(143));
    process.channel.unref();
  }
};
