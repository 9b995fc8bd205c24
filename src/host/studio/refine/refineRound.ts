import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { picturePart } from '../../../core/attachments/index.ts';
import { editsTemplate } from '../../../core/prompts/editTemplates.ts';
import { refinePrompt, refineTemplate } from '../../../core/prompts/refinePrompt.ts';
import {
  costOfRound,
  cropBoxes,
  type DoneRound,
  judgeRound,
  mendedRegions,
} from '../../../core/studio/refine/index.ts';
import { withShortAddresses } from '../../../core/studio/source/index.ts';
import type { DifferentRegion } from '../../../core/studio/score/index.ts';
import type { Cost } from '../../../core/usage/index.ts';
import type { Box } from '../../../core/vision/index.ts';
import type { CallWait, ChatMessage } from '../../../provider/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { askForEdits, type AskStep } from './askForEdits.ts';
import { describeProblem } from './describeProblem.ts';
import { type Compared, type Drawn, drawPage } from './drawPage.ts';
import type { RoundRecord } from './refineStore.ts';

export interface RoundOptions {
  page: Page;
  services: Services;
  choice: ModelChoice;
  /** The page that is to become better, and how it looks. */
  before: Drawn;
  /** Only this place is to be mended. */
  region?: DifferentRegion;
  /** What the round before tried in vain. */
  refused?: { verdict: 'same' | 'worse'; blocks: string };
  /** Over the life of the page, from 1. */
  number: number;
  ofRun: { number: number; of: number };
  signal: AbortSignal;
  /** What is being done, in words; the round's state may have changed, too. */
  onChange(step: string, wait?: CallWait): void;
}

/** A round while it runs. */
export interface RoundState extends Omit<RoundRecord, 'outcome' | 'tookMs'> {
  outcome: RoundRecord['outcome'] | 'running';
}

export interface RoundResult {
  done: DoneRound;
  /** How the page that is now the page looks; nothing where that has to be found out. */
  after?: Drawn;
  refused?: { verdict: 'same' | 'worse'; blocks: string };
}

/** One round: asked with both pictures and what differs, edited, drawn, compared, and kept only if it is better. */
export class RefineRound {
  readonly state: RoundState;
  readonly #options: RoundOptions;

  constructor(options: RoundOptions) {
    const { number, choice, before } = options;
    this.#options = options;
    this.state = {
      id: randomUUID(),
      round: number,
      outcome: 'running',
      modelLabel: choice.model.label,
      before: before.rendering.similarity.total,
      edits: 0,
      leftOut: 0,
      problems: [],
      costs: [],
      tokens: 0,
      startedAtMs: Date.now(),
      undone: false,
      htmlBefore: before.html,
    };
  }

  /** @throws PlainFailure, MissingKey, GlmError, or the signal's reason; what was found out until then is in the state */
  async run(): Promise<RoundResult> {
    const { before, choice, services, signal, page } = this.#options;
    const { state } = this;
    const short = withShortAddresses(before.html);
    const edited = await askForEdits(
      { services, choice, messages: await this.#messages(short.html), html: short.html, signal },
      {
        onModel: answering => {
          state.modelLabel = answering.model.label;
        },
        onStep: step => this.#say(this.#describe(step)),
        onWait: wait => this.#say(this.#describe({ kind: 'asking' }), wait),
        onSpent: (cost: Cost, tokens) => {
          state.costs.push(cost);
          state.tokens += tokens;
        },
      },
    );
    const asked = { ...edited, html: short.restore(edited.html) };
    if (asked.summary) state.summary = asked.summary;
    state.edits = asked.applied;
    state.leftOut = asked.problems.length;
    state.problems = asked.problems.map(describeProblem);
    if (asked.nothing) return this.#ends('nothing');
    if (asked.applied === 0 && asked.problems.length > 0) return this.#ends('unusable');
    const refused = (verdict: 'same' | 'worse') => ({ verdict, blocks: asked.blocks });
    if (asked.html === before.html) return { ...this.#ends('same'), refused: refused('same') };
    state.htmlAfter = asked.html;
    this.#say(vscode.l10n.t('Comparing the changed page with the screenshot…'));
    const rendering = await drawPage(page, asked.html, signal, step => this.#say(step));
    this.#compared(rendering);
    // Typed into meanwhile: it is no longer the page that these changes are for.
    if (page.html !== before.html) return { done: this.#ends('overtaken').done };
    const verdict = judgeRound(before.rendering.similarity.total, rendering.similarity.total);
    if (verdict !== 'better') return { ...this.#ends(verdict), refused: refused(verdict) };
    const cost = costOfRound(state.costs);
    await page.change(asked.html, {
      kind: 'refined',
      round: state.round,
      modelLabel: state.modelLabel,
      ...(cost ? { cost } : {}),
    });
    return { done: this.#ends('kept').done, after: { html: page.html, rendering } };
  }

  /** As it is kept. */
  record(): RoundRecord {
    const { outcome } = this.state;
    return {
      ...this.state,
      outcome: outcome === 'running' ? 'failed' : outcome,
      tookMs: Date.now() - this.state.startedAtMs,
    };
  }

  /** The page that was is still the page. */
  #ends(outcome: RoundRecord['outcome']): RoundResult {
    this.state.outcome = outcome;
    const { costs, tokens } = this.state;
    // What was overtaken says nothing about whether rounds help; what it took counts all the same.
    const counted = outcome === 'overtaken' || outcome === 'stopped' || outcome === 'failed' ? 'same' : outcome;
    return { done: { outcome: counted, costs, tokens }, after: this.#options.before };
  }

  #compared({ similarity }: Compared): void {
    const { before } = this.#options;
    const was = before.rendering.similarity;
    this.state.after = similarity.total;
    const mended = mendedRegions(
      { regions: was.regions, wrong: 1 - was.total },
      { regions: similarity.regions, wrong: 1 - similarity.total },
    );
    this.state.places = { mended: mended.filter(Boolean).length, of: mended.length };
  }

  async #messages(html: string): Promise<ChatMessage[]> {
    const { page, services, before, region, refused } = this.#options;
    const { picture } = page;
    const { rendering } = before;
    if (!picture) throw new Error('a page without a screenshot is not refined');
    const { similarity, width, height } = rendering;
    const drawn = { name: 'page.png', mediaType: 'image/png' as const, width, height, data: rendering.data };
    const regions = region ? [region] : similarity.regions;
    const crops = await Promise.all(
      cropBoxes(regions, picture, drawn).map(async ({ region: number, box }) => ({
        region: number,
        original: picturePart(await services.pictures.crop(picture, partOf(box, picture), `screenshot-${number}.png`)),
        rendering: picturePart(await services.pictures.crop(drawn, partOf(box, drawn), `page-${number}.png`)),
      })),
    );
    const { prompts } = services;
    return refinePrompt({
      rules: await prompts.text(refineTemplate, { edits: await prompts.text(editsTemplate) }),
      original: picturePart(picture),
      rendering: picturePart(drawn),
      width: picture.width,
      height: picture.height,
      pixelRatio: page.pixelRatio,
      similarity,
      regions,
      crops,
      html,
      locale: vscode.env.language,
      ...(page.record.wish ? { wish: page.record.wish } : {}),
      ...(refused ? { refused } : {}),
    });
  }

  #describe(step: AskStep): string {
    const { t } = vscode.l10n;
    const { modelLabel } = this.state;
    switch (step.kind) {
      case 'asking':
        return t('{0} compares the two pictures…', modelLabel);
      case 'thinking':
        return t('{0} is thinking…', modelLabel);
      case 'writing':
        return step.blocks > 0
          ? t('{0} writes its changes: {1} so far…', modelLabel, step.blocks)
          : t('{0} writes its changes…', modelLabel);
      case 'repairing':
        return t('The changes did not fit the source; {0} writes them anew…', modelLabel);
    }
  }

  #say(step: string, wait?: CallWait): void {
    const { ofRun, region, onChange } = this.#options;
    const which = region ? vscode.l10n.t('One place') : vscode.l10n.t('Round {0} of {1}', ofRun.number, ofRun.of);
    onChange(vscode.l10n.t('{0}: {1}', which, step), wait);
  }
}

/** Pixels as parts of the sides. */
function partOf(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  of: { width: number; height: number },
): Box {
  return {
    left: x / of.width,
    top: y / of.height,
    right: (x + width) / of.width,
    bottom: (y + height) / of.height,
  };
}
