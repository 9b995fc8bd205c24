import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExtension } from '../buildExtension.ts';
import { findChromium } from '../editor/findChromium.ts';
import { installEditor } from '../editor/installEditor.ts';
import { onShutdown } from '../editor/processTree.ts';
import { say, step, ToolchainError } from '../toolchain/progress.mjs';
import { type Phase, type PhaseResult, recordFileVariable, totalLine } from './phaseRecord.ts';
import type { RunnerOptions } from './runToEnd.ts';
import { runUi } from './runUi.ts';
import { runUnit } from './runUnit.ts';
import { runWorkbench } from './runWorkbench.ts';
import { scrubEnv } from './scrubEnv.ts';

const runners: Readonly<Record<Phase, (options: RunnerOptions) => Promise<PhaseResult>>> = {
  unit: runUnit,
  workbench: runWorkbench,
  ui: runUi,
};
const allPhases = Object.keys(runners) as Phase[];

const isPhase = (name: string): name is Phase => name in runners;

/** A phase that throws has failed: the run goes on, so that one report tells all. */
const runPhase = async (phase: Phase, options: RunnerOptions): Promise<PhaseResult> => {
  try {
    return await runners[phase](options);
  } catch (error) {
    const { message, hint } = error as Error & { hint?: string };
    return { phase, passed: 0, failed: 1, complaints: [hint === undefined ? message : `${message}\n  ${hint}`] };
  }
};

/**
 * Runs the parts that the command line names.
 * @returns the exit status
 */
export const runTests = async (commandLine: readonly string[]): Promise<number> => {
  const [first, ...args] = commandLine;
  if (first !== undefined && !isPhase(first)) {
    throw new ToolchainError(
      `There is no part ${first}.`,
      `Name one of ${allPhases.join(', ')}, or none for all of them.`,
    );
  }
  const phases = first === undefined ? allPhases : [first];
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-test-'));
  const clean = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  onShutdown(clean);

  // While the unit tests run, npm may well fetch the editor and the browser.
  const needsEditor = phases.some(phase => phase !== 'unit');
  const editor = needsEditor ? Promise.allSettled([installEditor(), findChromium()]) : undefined;
  // Unit tests look at the bundles, too.
  await step('Building the extension', async () => {
    await buildExtension();
    if (needsEditor) await buildExtension('--tests');
  });
  const results: PhaseResult[] = [];
  for (const phase of phases) {
    if (phase !== 'unit') await editor;
    const recordFile = path.join(folder, `${phase}.json`);
    const env = { ...scrubEnv(process.env), [recordFileVariable]: recordFile, GLM_CHAT_TEST_FOLDER: folder };
    const result = await step(`Tests: ${phase}`, () => runPhase(phase, { env, args, recordFile }), {
      quiet: phase !== 'workbench',
    });
    say(`Tests: ${phase}: ${result.passed} passed, ${result.failed} failed`);
    results.push(result);
  }
  await clean();
  for (const { phase, complaints } of results) {
    for (const complaint of complaints) process.stdout.write(`${phase}: ${complaint}\n`);
  }
  process.stdout.write(`${totalLine(results)}\n`);
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
};
