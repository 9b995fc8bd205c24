import * as vscode from 'vscode';
import { openFenceOf } from '../../core/conversation/openFence.ts';
import type { FittedPieces } from '../../core/explain/index.ts';
import { isPlaced, lastLineOf } from '../../core/explain/index.ts';
import { escapeMarkdown } from '../markdown.ts';
import { lineAddress } from './answerLinks.ts';
import { type AgainChoice, againLabel, explainAgainCommand, otherChoices } from './explainAgain.ts';
import { isUnderWay, type PeekedExplanation } from './peekedExplanation.ts';
import { describeGathered } from './prepareExplanation.ts';

/**
 * Markdown of an explanation below a line. How else it can be had and what it was made of stand above the answer: below
 * it they would be out of sight, as a long comment scrolls.
 */
export function explanationBody(shown: PeekedExplanation): string {
  const { markdown, notices, around } = shown;
  const isOver = !isUnderWay(shown);
  const gathering = around === '' && !isOver ? `*${vscode.l10n.t('Gathering what belongs to it…')}*` : around;
  const parts = [linksOf(shown), gathering, closed(markdown.trim()), ...notices.map(notice => `> ${notice}`)];
  return parts.filter(part => part !== '').join('\n\n');
}

/** What was stopped within a code block must not take in what follows it. */
function closed(markdown: string): string {
  const fence = openFenceOf(markdown);
  return fence ? `${markdown}\n${fence.marker}` : markdown;
}

/** What went along, each a link to its lines. */
export function gatheredLinks(gathered: FittedPieces): string {
  const summary = describeGathered(gathered);
  if (summary === undefined) return '';
  const links = gathered.kept.filter(isPlaced).flatMap(piece => {
    if (piece.kind !== 'definition' && piece.kind !== 'use') return [];
    const { context } = piece;
    const address = lineAddress(vscode.Uri.parse(piece.uri), context.firstLine, lastLineOf(context));
    const file = context.path.slice(context.path.lastIndexOf('/') + 1);
    const label = piece.kind === 'definition' ? piece.symbol : `${file}:${context.firstLine}`;
    return [`[${escapeMarkdown(label)}](${address})`];
  });
  return [escapeMarkdown(summary), links.join(' · ')].filter(part => part !== '').join(' ');
}

function linksOf({ id, style }: PeekedExplanation): string {
  return otherChoices(style)
    .map(choice => {
      const argument: AgainChoice = { ...choice, peek: id };
      const address = `command:${explainAgainCommand}?${encodeURIComponent(JSON.stringify([argument]))}`;
      return `[${escapeMarkdown(againLabel(choice))}](${address})`;
    })
    .join(' · ');
}
