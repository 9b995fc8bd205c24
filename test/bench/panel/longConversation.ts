// A conversation of two thousand turns (2 MB): how soon it is there, and what an answer costs that streams at its end.
import type { Browser, Frame } from '@playwright/test';
import { lengthenConversation } from '../../support/longConversation.ts';
import { PanelView } from '../../support/panelView.ts';
import type { Workbench } from '../../support/workbench.ts';
import type { BenchContext, Figures } from '../bench.ts';
import { say, streamPieces } from './drivePanel.ts';
import { traceMainThread } from './mainThread.ts';

const turns = 2000;
/** Of the frames of the long answer: enough to tell a cost for each turn from none. */
const frames = 200;

interface Opening {
  /** From the page's question to the turns that stand in it, the host's reading included. */
  readonly openMs: number;
  /** The part of the page alone. */
  readonly arrangeMs: number;
}

const openingOf = (frame: Frame): Promise<Opening> =>
  frame.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    const [asked, told, arranged] = ['glm.open.asked', 'glm.open.told', 'glm.open.arranged'].map(at);
    return { openMs: (arranged ?? 0) - (asked ?? 0), arrangeMs: (arranged ?? 0) - (told ?? 0) };
  });

const reopened = async (workbench: Workbench, count: number): Promise<Frame> => {
  await workbench.reload();
  const { frame } = await PanelView.find(workbench);
  await frame
    .locator('.turn-place')
    .nth(count - 1)
    .waitFor({ state: 'attached' });
  return frame;
};

const streamMs = async (browser: Browser, frame: Frame, texts: readonly string[]): Promise<number> => {
  const turn = { role: 'assistant', id: 'bench', reasoning: '', text: '', modelLabel: 'GLM', notices: [] };
  await frame.evaluate(say, { name: 'turn/changed', value: { ...turn, status: 'streaming' } });
  const { scriptCpuMs } = await traceMainThread(browser, frame, () =>
    frame.evaluate(streamPieces, { turnId: 'bench', texts: texts.slice(0, frames) }),
  );
  return scriptCpuMs;
};

/** In a window that is open, in the conversation of its side bar. */
export async function longConversationFigures(
  browser: Browser,
  workbench: Workbench,
  texts: readonly string[],
  { show }: Pick<BenchContext, 'show'>,
): Promise<Figures> {
  const panel = await PanelView.open(workbench);
  await panel.ask('Hello?');
  const short = await reopened(workbench, 2);
  const shortOpening = await openingOf(short);
  const shortStreamMs = await streamMs(browser, short, texts);
  await lengthenConversation(workbench.dataDir, turns);
  const long = await reopened(workbench, turns + 2);
  const longOpening = await openingOf(long);
  const drawn = Number(await long.evaluate("document.querySelectorAll('.turn').length"));
  const longStreamMs = await streamMs(browser, long, texts);
  show({
    title: `A conversation of ${turns} turns`,
    columns: ['turns', 'open ms', '… in the page', `script ms of ${frames} frames`],
    rows: [
      ['2', shortOpening.openMs, shortOpening.arrangeMs, shortStreamMs],
      [String(turns + 2), longOpening.openMs, longOpening.arrangeMs, longStreamMs],
    ],
  });
  return {
    longOpenMs: longOpening.openMs,
    longArrangeMs: longOpening.arrangeMs,
    longDrawnTurns: drawn,
    longOverShortStream: longStreamMs / shortStreamMs,
  };
}
