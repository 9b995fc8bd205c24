import * as vscode from 'vscode';
import type { FittedPieces } from '../../core/explain/index.ts';
import { isPlaced, lastLineOf } from '../../core/explain/index.ts';
import { escapeMarkdown } from '../markdown.ts';
import { lineAddress } from './answerLinks.ts';
import { type AgainChoice, againLabel, explainAgainCommand, otherChoices } from './explainAgain.ts';
import type { PeekedExplanation } from './peekedExplanation.ts';
import { describeGathered } from './prepareExplanation.ts';

/** Markdown of an explanation below a line: the answer, then what it was made of and how else it can be had. */
export function explanationBody(shown: PeekedExplanation): string {
  const { markdown, notices, status } = shown;
  const isOver = status === 'done' || status === 'failed' || status === 'stopped';
  const meanwhile = shown.around || `*${vscode.l10n.t('Gathering what belongs to it…')}*`;
  const parts = [markdown.trim() || (isOver ? '' : meanwhile), ...notices.map(notice => `> ${notice}`)];
  if (isOver) parts.push('---', shown.around, linksOf(shown));
  return parts.filter(part => part !== '').join('\n\n');
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
